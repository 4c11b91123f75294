/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Client of the Wayback Machine: what it has of a page, and Save Page Now to add to it. */
@NullMarked
package dev.covey.source.archiveorg;

import org.jspecify.annotations.NullMarked;
