/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.archive;

import org.jspecify.annotations.Nullable;

/**
 * A stored tweet as the archive worker sees it.
 *
 * @param wanted whether its profile's tweets are to be saved
 * @param snapshot null where nothing was tried yet
 */
public record TweetToArchive(boolean wanted, @Nullable Snapshot snapshot) {}
