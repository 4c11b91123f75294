/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** How X writes posts in its answers, in both vocabularies: values, texts, links, references. */
@NullMarked
package dev.covey.source.x.post;

import org.jspecify.annotations.NullMarked;
