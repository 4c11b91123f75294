/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.service.ProcessEnd;

/**
 * The command line: {@code ./covey VERB}. Exit codes: 0 done, 1 failed, 2 wrong usage or setting.
 */
public final class CoveyMain {
  private CoveyMain() {}

  public static void main(String[] arguments) {
    ProcessEnd end = new ProcessEnd();
    int code;
    try (Session session = new Session(CoveyConfig::load)) {
      code = CommandTree.of(session, end).execute(arguments);
    }
    end.exit(code);
  }
}
