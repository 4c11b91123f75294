/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.action.ActionJson;
import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.cli.Table;
import dev.covey.model.action.ActionContent;
import dev.covey.model.action.ActionLine;
import dev.covey.model.action.SelectAttempts;
import dev.covey.model.action.SelectAttempts.AttemptLine;
import dev.covey.model.action.Waiting;
import dev.covey.model.action.WhyWaiting;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey actions show ID}. */
@Command(
    name = "show",
    description = "Shows all that is known about an action.",
    mixinStandardHelpOptions = true)
final class ActionsShowCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "ID", description = "The action's number.")
  private long id;

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  ActionsShowCommand(Session session) {
    this.session = session;
  }

  /** All that is known. */
  private record Story(ActionLine action, @Nullable Waiting waiting, List<AttemptLine> attempts) {}

  private Story story(Connection connection) throws SQLException {
    return new Story(
        FindAction.find(connection, id),
        new WhyWaiting().run(connection, id, session.clock().instant()).orElse(null),
        new SelectAttempts().run(connection, id));
  }

  @Override
  public Integer call() throws Exception {
    Story story = session.database().inTransaction(tx -> story(tx.connection()));
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(ActionJson.story(story.action(), story.waiting(), story.attempts()));
    } else {
      print(story, out);
    }
    out.flush();
    return 0;
  }

  private static void print(Story story, PrintWriter out) {
    ActionLine action = story.action();
    Table table = new Table("action", Long.toString(action.id()));
    table.add("account", action.lane().account());
    table.add("kind", action.lane().kind().column());
    ActionContent content = action.content();
    table.add(
        "target", Shown.orDash(content.target() == null ? content.targetName() : content.target()));
    table.add("status", action.status().column());
    table.add("attempts", Integer.toString(action.attempts()));
    table.add("limit resets", Shown.orDash(action.resetAt()));
    table.add("result", Shown.orDash(action.resultId()));
    table.add("created", action.createdAt().toString());
    table.add("started", Shown.orDash(action.startedAt()));
    table.add("settled", Shown.orDash(action.settledAt()));
    String file = action.importName();
    table.add("from", file == null ? "-" : Shown.brief(file) + ", row " + action.row());
    added(table, action);
    table.print(out);
    whole("text", content.text(), out);
    whole("error", action.error(), out);
    Waiting waiting = story.waiting();
    if (waiting != null) {
      String until = waiting.until() == null ? "" : "until " + waiting.until() + ", ";
      whole("waits", until + "because " + waiting.because(), out);
    }
    print(story.attempts(), out);
  }

  /** What most actions do not have. */
  private static void added(Table table, ActionLine action) {
    ActionContent content = action.content();
    Map<String, @Nullable Object> rest = new LinkedHashMap<>();
    rest.put("campaign", action.campaign());
    rest.put("not before", action.notBefore());
    rest.put("priority", action.priority() == 0 ? null : action.priority());
    rest.put("rule", action.rule());
    rest.put("ref", action.ref());
    rest.put("retry of", action.retryOf());
    rest.put("media", content.media().isEmpty() ? null : String.join(", ", content.media()));
    rest.put(
        "alt text", content.altText().isEmpty() ? null : String.join(" | ", content.altText()));
    rest.forEach((name, value) -> {
      if (value != null) {
        table.add(name, Shown.brief(value.toString()));
      }
    });
  }

  private static void print(List<AttemptLine> attempts, PrintWriter out) {
    if (attempts.isEmpty()) {
      return;
    }
    out.println();
    out.println("attempts");
    Table table = new Table("NUMBER", "STATE", "ARMED", "ENDED", "WHY");
    for (AttemptLine attempt : attempts) {
      table.add(
          Integer.toString(attempt.number()),
          attempt.state().column(),
          attempt.armedAt().toString(),
          Shown.orDash(attempt.endedAt()),
          Shown.orDash(attempt.why()));
    }
    table.print(out);
  }

  /** A post or a platform's answer is what one came to read, so nothing of it is cut. */
  private static void whole(String name, @Nullable String text, PrintWriter out) {
    if (text != null) {
      out.println();
      out.println(name);
      out.println("  " + Shown.paragraph(text).replace("\n", "\n  "));
    }
  }
}
