/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a demo shall be.
 *
 * @param runFor real time after which it ends by itself; null until somebody stops it
 * @param speed how many times faster than real time it runs
 */
record DemoPlan(
    int profiles,
    int tweets,
    int accounts,
    int actionsPerAccount,
    double speed,
    @Nullable Duration runFor) {}
