/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.config.CoveyConfig;
import picocli.CommandLine;

/**
 * The command line: {@code ./covey VERB}. Exit codes: 0 done, 1 failed, 2 wrong usage or setting.
 */
public final class CoveyMain {
  private CoveyMain() {}

  public static void main(String[] arguments) {
    int code;
    try (Session session = new Session(CoveyConfig::load)) {
      code = CommandTree.of(session).execute(arguments);
    }
    System.exit(code);
  }

  /** Runs a command inside this process, as tests and the demo do. */
  static int run(Session session, String... arguments) {
    CommandLine commands = CommandTree.of(session);
    return commands.execute(arguments);
  }
}
