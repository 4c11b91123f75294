/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ledger;

/**
 * What one limiter did under one load. Latencies are those of a caller, granted or not.
 *
 * @param clientCpuMicros processor time of this JVM per answer: unlike rates it hardly depends on
 *     what else the machine does
 * @param serverCpuMicros processor time of Postgres per answer
 */
record Measured(
    String limiter,
    long grantsPerSecond,
    long answersPerSecond,
    long grants,
    long waits,
    long p50Micros,
    long p99Micros,
    double clientCpuMicros,
    double serverCpuMicros) {}
