/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import dev.covey.model.source.SourceTweet;

/**
 * A post of an answer.
 *
 * @param repost it only passes another one on, and has no words of its own
 */
record SeenPost(long authorId, boolean repost, SourceTweet tweet) {}
