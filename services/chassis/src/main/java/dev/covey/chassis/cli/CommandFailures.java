/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.cli;

import dev.covey.chassis.config.ConfigException;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.model.ledger.MissingPolicyException;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns a command's exception into words and an exit code: 2 for wrong usage, 1 for a failure. */
public final class CommandFailures implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    PrintWriter err = command.getErr();
    int code =
        switch (failure) {
          case ConfigException wrong -> say(err, wrong, 2);
          case UsageException wrong -> say(err, wrong, 2);
          case StartupException known -> say(err, known, 1);
          case MissingPolicyException known -> say(err, known, 1);
          case SQLException database -> say(err, database, 1);
          case IOException io -> say(err, io, 1);
          case InterruptedException _ -> 130;
          default -> {
            failure.printStackTrace(err);
            err.println("This is a bug in Covey; please report it with the lines above.");
            yield 1;
          }
        };
    err.flush();
    return code;
  }

  private static int say(PrintWriter err, Exception failure, int code) {
    err.println("covey: " + failure.getMessage());
    return code;
  }
}
