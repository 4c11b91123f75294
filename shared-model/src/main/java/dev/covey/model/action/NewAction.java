/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import org.jspecify.annotations.Nullable;

/**
 * An action to be queued.
 *
 * @param target the tweet that it is about, where it is about one
 * @param row its line's number in the file that it comes from, counted from 1 without the header
 */
public record NewAction(
    LaneKey lane, @Nullable Long target, @Nullable String text, @Nullable String media, int row) {}
