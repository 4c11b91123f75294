/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Reads pages of Nitter: first what kind of answer a page is, then what it holds. */
@NullMarked
package dev.covey.source.nitter.page;

import org.jspecify.annotations.NullMarked;
