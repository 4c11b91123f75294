/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.up;

/**
 * The benchmark's result.
 *
 * @param secondsToReady from the start of {@code covey up} on an empty folder until it says so
 * @param secondsToReadyWarm the same on the folder of the first start
 * @param megabytes of all its processes after the idle time
 * @param settlingCpuPercent of one core, over the time that follows the first start: the compiler's
 *     last work is in it
 * @param idleCpuPercent the same over as much time after that
 */
record UpFigures(
    double secondsToReady,
    double secondsToReadyWarm,
    double megabytes,
    double settlingCpuPercent,
    double idleCpuPercent) {}
