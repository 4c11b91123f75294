/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import java.time.Instant;

/**
 * What is parked for one cause.
 *
 * @param example the number of the newest one
 */
public record ParkedCause(
    String kind,
    String queue,
    String cause,
    long count,
    Instant first,
    Instant last,
    long example) {}
