/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.ledger;

import dev.covey.chassis.cli.Table;
import dev.covey.chassis.ledger.ReportJson;
import dev.covey.model.ledger.NamedPolicy;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code covey ledger policy list}. */
@Command(
    name = "list",
    description = "Lists all limits: those of classes, such as account:*, and of single subjects.",
    mixinStandardHelpOptions = true)
final class PolicyListCommand implements Callable<Integer> {
  private final LedgerAccess access;

  @Option(names = "--json", description = "As one JSON array.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  PolicyListCommand(LedgerAccess access) {
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    List<NamedPolicy> policies = access.policies().list();
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(ReportJson.ofPolicies(policies));
    } else {
      Table table = new Table("kind", "subject", "limits", "set by", "at");
      for (NamedPolicy named : policies) {
        table.add(
            named.scope().kind(),
            named.scope().subject(),
            named.policy().toString(),
            named.editedBy(),
            named.editedAt().toString());
      }
      table.print(out);
    }
    out.flush();
    return 0;
  }
}
