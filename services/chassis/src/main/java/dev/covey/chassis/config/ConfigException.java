/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration can't be used. Its message names everything wrong with it, on one screen. */
public final class ConfigException extends RuntimeException {
  private static final int MOST_SHOWN = 15;
  private final List<Problem> problems;

  public ConfigException(List<Problem> problems) {
    super(text(problems));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }

  private static String text(List<Problem> problems) {
    String what =
        problems.size() == 1 ? "a setting is wrong" : problems.size() + " settings are wrong";
    String list =
        problems.stream().limit(MOST_SHOWN).map(Problem::describe).collect(Collectors.joining());
    String more =
        problems.size() > MOST_SHOWN
            ? "  ... and " + (problems.size() - MOST_SHOWN) + " more\n"
            : "";
    return what + ".\n\n" + list + more + "\n'covey config' shows every setting.";
  }
}
