/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.simulate;

/**
 * What a simulation came to; its member names are a contract.
 *
 * @param makespanRatio how much later the last action was done than the limits alone allow
 * @param violations calls that came before a limit of their account let them
 * @param duplicateEffects actions that were done more than once though that shows
 * @param lost actions that did not end as what became of them
 * @param campaignFairness Jain's index of how far the campaigns were when half of all was done; 1
 *     where all were equally far
 * @param slowestLaneRatio the same as makespanRatio for the lane that came off worst, of those with
 *     at least an hour to do
 */
record SimulationFigures(
    int accounts,
    int actions,
    long seed,
    double boundHours,
    double makespanHours,
    double makespanRatio,
    int violations,
    int duplicateEffects,
    int lost,
    int crashes,
    int rateLimited,
    int lostAnswers,
    long retriedByHand,
    double campaignFairness,
    double slowestLaneRatio,
    long calls,
    long steps,
    double seconds) {
  boolean isRight() {
    return violations == 0 && duplicateEffects == 0 && lost == 0;
  }
}
