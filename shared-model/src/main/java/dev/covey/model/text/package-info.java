/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Text from the outside world. */
@NullMarked
package dev.covey.model.text;

import org.jspecify.annotations.NullMarked;
