/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

/** Is told how far an import is, often and from one thread. */
@FunctionalInterface
public interface Progress {
  Progress NONE = (_, _) -> {};

  /**
   * So far.
   *
   * @param rows how many are checked
   * @param share how much of the file that is, from 0 to 1
   */
  void at(long rows, double share);
}
