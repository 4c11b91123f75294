/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.transport;

/**
 * What the rows say after a run.
 *
 * @param wrong rows that are not done, or took more than one attempt, or are missing
 */
record RowCheck(String system, int expected, long wrong) {
  boolean ok() {
    return wrong == 0;
  }
}
