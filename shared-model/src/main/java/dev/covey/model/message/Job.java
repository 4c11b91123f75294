/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

/** Work for exactly one worker type; its routing key and queue are its type's name. */
public sealed interface Job extends Message
    permits FetchAndPersist, PersistedReview, Action, Archive, Webhook {}
