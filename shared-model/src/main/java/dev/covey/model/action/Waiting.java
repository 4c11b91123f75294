/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an unsettled action waits for.
 *
 * @param until the moment when it goes on at the earliest; null where that is for a person or a
 *     running call to say
 * @param because in words
 * @param ahead how many actions of its lane come first
 */
public record Waiting(@Nullable Instant until, String because, long ahead) {}
