/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What Covey asks of a place that shows tweets, and the records every such place answers with. */
@NullMarked
package dev.covey.model.source;

import org.jspecify.annotations.NullMarked;
