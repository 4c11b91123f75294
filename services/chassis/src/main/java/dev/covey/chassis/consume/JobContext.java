/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import java.util.UUID;

/**
 * What a handler may want to know beside its job.
 *
 * @param attempt 1 at first; counted in Postgres, so it survives any crash
 */
public record JobContext(UUID jobId, int attempt) {}
