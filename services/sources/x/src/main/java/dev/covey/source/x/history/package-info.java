/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** X as a source of profiles and tweets, read with the app's own token. */
@NullMarked
package dev.covey.source.x.history;

import org.jspecify.annotations.NullMarked;
