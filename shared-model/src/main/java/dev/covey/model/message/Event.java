/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

/** Something that happened, told to whoever listens on the events exchange. */
public sealed interface Event extends Message
    permits TweetDetected, TweetDeleted, TweetReappeared, ProfileChanged, ActionSettled {}
