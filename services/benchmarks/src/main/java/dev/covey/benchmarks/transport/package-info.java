/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * How fast jobs go from the outbox to done, next to JobRunr and db-scheduler on the same Postgres
 * and to RabbitMQ's own PerfTest on the same node.
 */
@NullMarked
package dev.covey.benchmarks.transport;

import org.jspecify.annotations.NullMarked;
