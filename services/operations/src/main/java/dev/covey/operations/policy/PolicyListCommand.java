/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.policy;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.Table;
import dev.covey.intake.policy.Rule;
import dev.covey.intake.policy.RuleBook;
import dev.covey.model.action.RuleChoice;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code covey policy list}. */
@Command(
    name = "list",
    description = "Lists the rules and what each says, here and to whom.",
    mixinStandardHelpOptions = true)
final class PolicyListCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--account", paramLabel = "NO", description = "What they say to this account.")
  private @Nullable String account;

  @Option(names = "--json", description = "As one JSON array.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  PolicyListCommand(Session session) {
    this.session = session;
  }

  /** A rule for machines; member names are a contract. */
  record Line(String rule, String verdict, String byItself, String says, String citation) {}

  @Override
  public Integer call() throws Exception {
    URI x = session.config().sources().xUrl();
    RuleBook book = session.database().inTransaction(tx -> RuleBook.read(tx.connection(), x));
    String who = account == null ? RuleChoice.EVERY : account;
    List<Line> lines =
        Arrays.stream(Rule.values())
            .map(rule ->
                new Line(
                    rule.id(),
                    book.of(rule, who).column(),
                    rule.byItself(RuleBook.isLive(x)).column(),
                    rule.says(),
                    rule.citation()))
            .toList();
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(lines));
    } else {
      out.println(
          RuleBook.isLive(x)
              ? "actions go to X itself"
              : "actions go to " + x + ", where every rule allows unless you say otherwise");
      Table table = new Table("RULE", "SAYS", "BY ITSELF", "WHAT");
      lines.forEach(line -> table.add(line.rule(), line.verdict(), line.byItself(), line.says()));
      table.print(out);
    }
    out.flush();
    return 0;
  }
}
