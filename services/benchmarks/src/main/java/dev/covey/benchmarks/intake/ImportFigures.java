/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.intake;

/**
 * What {@code bench import} found: its member names are a contract.
 *
 * @param ratioCopy rows per second of the import over those of a bare COPY
 * @param peakMegabytes the most heap in use after a collection, of 512 that the import may have
 * @param residentMegabytes the most memory that its process held
 * @param loadBefore the machine's load when the run began
 */
record ImportFigures(
    String part,
    double ratioCopy,
    long rowsPerSecond,
    long copyRowsPerSecond,
    long peakMegabytes,
    long residentMegabytes,
    int rows,
    double loadBefore,
    int cores) {}
