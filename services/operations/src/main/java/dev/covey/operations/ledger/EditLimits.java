/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.ledger;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.SpanConverter;
import dev.covey.model.access.InsertAudit;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.LedgerPolicies;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.NamedPolicy;
import dev.covey.model.ledger.Policy;
import dev.covey.model.ledger.Window;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The limits that a person typed, for whatever they are; sets them, and says what was before. */
final class EditLimits {
  @Option(
      names = {"--window", "--windows"},
      paramLabel = "COUNT/SPAN",
      split = ",",
      converter = WindowConverter.class,
      description =
          "At most so many in any such span, such as 30/15m; several with commas, or given several"
              + " times.")
  private List<Window> windows = List.of();

  @Option(
      names = "--interval",
      paramLabel = "SPAN",
      converter = SpanConverter.class,
      description = "At least so far apart, such as 30s.")
  private Duration interval = Duration.ZERO;

  void check(CommandSpec command) {
    if (windows.isEmpty() && interval.isZero()) {
      throw new ParameterException(
          command.commandLine(), "give at least one --window or an --interval");
    }
  }

  /** Binds the very next decision. */
  void set(Database database, MeterKey scope, PrintWriter out) throws SQLException {
    Optional<NamedPolicy> before =
        new LedgerPolicies(database)
            .list().stream().filter(p -> p.scope().equals(scope)).findFirst();
    NamedPolicy now =
        database.inTransaction(tx -> {
          NamedPolicy set =
              LedgerPolicies.set(
                  tx,
                  scope,
                  new Policy(interval, windows),
                  System.getProperty("user.name", "unknown"));
          InsertAudit.of(
              tx,
              Session.operator(),
              "policy.set",
              scope.subject() + " " + scope.kind(),
              Map.of("limits", set.policy().toString()));
          return set;
        });
    out.println("%s of %s: %s".formatted(scope.kind(), scope.subject(), now.policy()));
    out.println(before.map(was -> "before: " + was.policy()).orElse("it had no limits of its own"));
    out.flush();
  }

  private static final class WindowConverter implements ITypeConverter<Window> {
    @Override
    public Window convert(String text) {
      try {
        return Window.parse(text);
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(wrong.getMessage());
      }
    }
  }
}
