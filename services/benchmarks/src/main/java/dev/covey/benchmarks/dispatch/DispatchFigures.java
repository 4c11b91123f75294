/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.dispatch;

/**
 * What a run came to; its member names are a contract.
 *
 * @param actionsPerSecond dispatched, carried to a worker, granted, armed, called, settled
 * @param growthRatio the cost of dispatching one action with much pending to that with little
 */
record DispatchFigures(
    String benchmark,
    double actionsPerSecond,
    double growthRatio,
    double microsWithLittle,
    double microsWithMuch,
    long little,
    long much,
    int actions,
    int accounts,
    String broker,
    double loadBefore,
    int processors) {}
