/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Rules of the tree, checked on what was compiled. */
@NullMarked
package dev.covey.architecture;

import org.jspecify.annotations.NullMarked;
