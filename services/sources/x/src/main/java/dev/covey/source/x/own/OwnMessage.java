/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.own;

import java.time.Instant;

/**
 * A direct message that the account sent, as X shows it afterwards.
 *
 * @param text as it was typed, as far as X tells
 */
public record OwnMessage(long id, Instant createdAt, String text, boolean media)
    implements OwnThing {}
