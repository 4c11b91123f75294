/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class WrongUsageTest {
  private final StringWriter err = new StringWriter();

  @Command(name = "list", mixinStandardHelpOptions = true)
  private static final class ListCommand implements Callable<Integer> {
    @Option(names = "--limit")
    private int limit = 10;

    @Parameters(paramLabel = "ID")
    private long id;

    @Override
    public Integer call() {
      return limit > 0 && id > 0 ? 0 : 1;
    }
  }

  private int run(String... arguments) {
    err.getBuffer().setLength(0);
    CommandLine root = new CommandLine(CommandLine.Model.CommandSpec.create().name("covey"));
    root.addSubcommand(new ListCommand());
    return WrongUsage.toldBriefly(root).setErr(new PrintWriter(err)).execute(arguments);
  }

  private void refused(String why, String... arguments) {
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(2).first().asString().isEqualTo("covey: " + why);
  }

  @Test
  void mistake_isToldInOneLineAndWhereTheRestIs() {
    refused("Missing required parameter: 'ID'", "list");
    assertThat(err.toString()).endsWith("covey list --help tells all of it\n");
    refused("Unknown option: '--limt=5'; did you mean --limit?", "list", "3", "--limt=5");
    refused("Unmatched argument at index 0: 'lst'; did you mean list?", "lst");
    refused("Unmatched argument at index 0: 'lsit'; did you mean list?", "lsit");
  }

  @Test
  void noCommand_showsThoseThereAre() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("covey: Missing required subcommand\n")
        .contains("Usage: covey", "  list");
  }

  @Test
  void numbers_areToldToBeNone() {
    refused("Invalid value for option '--limit': 'x' is no whole number", "list", "3", "--limit=x");
    refused(
        "Invalid value for option '--limit': '99999999999' is too large a number",
        "list",
        "3",
        "--limit=99999999999");
    refused(
        "Invalid value for positional parameter at index 0 (ID): '1.5' is no whole number",
        "list",
        "1.5");
    assertThat(run("list", "7", "--limit", "5")).isZero();
  }

  @Test
  void strangersText_controlsNothing() {
    refused("Unmatched argument at index 2: 'a\\u001b[2J'", "list", "3", "a\u001b[2J");
  }
}
