/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ingest;

/**
 * What a run found; pages and rows are per second.
 *
 * @param parseRatio whole reading to jsoup alone, one thread
 * @param storeRatio slices in their transactions to COPY of the same rows, one thread
 * @param endToEndRatio pages to rows on {@code threads} to whole reading on one
 * @param heapMegabytesEarly after a tenth of {@code tweets}
 */
record IngestFigures(
    String benchmark,
    double parseRatio,
    double storeRatio,
    double endToEndRatio,
    long jsoupPages,
    long parsedPages,
    long copiedRows,
    long storedRows,
    long endToEndPages,
    int threads,
    long tweets,
    long heapMegabytesEarly,
    long heapMegabytesLate,
    double loadBefore,
    int processors) {}
