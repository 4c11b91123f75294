/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.creator;

import dev.covey.chassis.cli.CommandFailures;
import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.WrongUsage;
import dev.covey.chassis.config.CoveyConfig;
import picocli.CommandLine;

/** The creator as a process of its own; {@code ./covey creator} is the same. */
public final class CreatorMain {
  private CreatorMain() {}

  public static void main(String[] arguments) {
    int code;
    try (Session session = new Session(CoveyConfig::load)) {
      CommandLine creator = CreatorCommand.tree(session);
      creator.setExecutionExceptionHandler(new CommandFailures());
      WrongUsage.toldBriefly(creator);
      code = creator.execute(arguments);
    }
    System.exit(code);
  }
}
