/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import dev.covey.chassis.action.AskedBy;
import dev.covey.chassis.action.ChangeOneAction;
import dev.covey.chassis.action.ChangeOneAction.Answer;
import dev.covey.chassis.action.ChangeOneAction.Asking;
import dev.covey.chassis.cli.Session;
import dev.covey.model.action.ActionLine;
import dev.covey.model.action.ActionStatus;
import dev.covey.model.action.ActionVerb;
import dev.covey.model.action.SelectAction;
import dev.covey.model.database.Database;
import dev.covey.model.database.Transaction;
import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.simulator.kit.fault.Faults;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of two actions that a demo follows: a reply that X carries out and whose answer is
 * lost, and a message that a rule holds until a person, whom this plays, releases it. For one
 * thread.
 */
final class DemoStory {
  /** For so long the person thinks about it, in sandbox time. */
  private static final Duration THOUGHT = Duration.ofMinutes(3);

  private static final String FIND = "select id from action where text_content = ?";
  private static final AskedBy PERSON =
      new AskedBy("demo", Map.of("through", "the person that the demo plays"));

  private final Faults faults;
  private final InstantSource clock;
  private final ChangeOneAction change;
  private final long fault;
  private final long reply;
  private final long message;
  private boolean lost;
  private boolean found;
  private boolean ended;
  private @Nullable Instant heldSince;
  private boolean released;
  private boolean sent;

  private DemoStory(Faults faults, long fault, Session session, long reply, long message) {
    this.faults = faults;
    this.fault = fault;
    this.clock = session.clock();
    this.change = new ChangeOneAction(session.outbox());
    this.reply = reply;
    this.message = message;
  }

  /** Lets the answer to that reply be lost: to be called before it can be sent. */
  static long loseAnswer(Faults faults) {
    return faults.add(
        FaultRule.once("POST", "/2/tweets", new Fault.DropAfter()).onlyContaining(DemoSample.LOST));
  }

  /** Follows the actions of a file that is imported. */
  static DemoStory of(Session session, DemoSandbox sandbox) throws Exception {
    return session
        .database()
        .inTransaction(tx ->
            new DemoStory(
                sandbox.x().faults(),
                sandbox.lostAnswer(),
                session,
                find(tx, DemoSample.LOST),
                find(tx, DemoSample.HELD)));
  }

  private static long find(Transaction transaction, String text) throws SQLException {
    try (PreparedStatement statement = transaction.connection().prepareStatement(FIND)) {
      statement.setString(1, text);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("no action says: " + text);
        }
        return row.getLong(1);
      }
    }
  }

  /** Does what the person does, and returns what is new, a line each. */
  List<String> goOn(Database database) throws SQLException {
    return database.inTransaction(tx -> {
      List<String> lines = new ArrayList<>();
      followReply(stands(tx, reply), lines);
      followMessage(tx, lines);
      return lines;
    });
  }

  private void followReply(ActionLine action, List<String> lines) {
    boolean settled = action.status().isFinal();
    if (!lost && isHit() && (settled || action.status() == ActionStatus.UNKNOWN)) {
      lost = true;
      lines.add(
          "%s is unknown: X did it, and its answer was lost on the way".formatted(name(action)));
    }
    if (lost && !ended && settled) {
      ended = true;
      found = action.status() == ActionStatus.COMPLETED;
      lines.add(
          found
              ? "%s was found in its account's timeline: completed, and not done again"
                  .formatted(name(action))
              : "%s was not found in its account's timeline: %s"
                  .formatted(name(action), action.error()));
    }
  }

  private boolean isHit() {
    return faults.list().stream().anyMatch(each -> each.id() == fault && each.hits() > 0);
  }

  private void followMessage(Transaction transaction, List<String> lines) throws SQLException {
    ActionLine action = stands(transaction, message);
    Instant now = clock.instant();
    if (heldSince == null && action.status() == ActionStatus.HELD) {
      heldSince = now;
      lines.add("%s is held by %s".formatted(name(action), action.rule()));
    } else if (action.status() == ActionStatus.HELD && isThoughtOver(now)) {
      Answer answer =
          change.run(
              transaction,
              message,
              ActionVerb.RELEASE,
              "they have met before",
              new Asking(PERSON, now));
      if (answer instanceof Answer.Changed) {
        released = true;
        lines.add("%s is released: a person looked at it".formatted(name(action)));
      }
    } else if (released && !sent && action.status() == ActionStatus.COMPLETED) {
      sent = true;
      lines.add("%s is completed".formatted(name(action)));
    }
  }

  private boolean isThoughtOver(Instant now) {
    return heldSince != null && !now.isBefore(heldSince.plus(THOUGHT));
  }

  private static ActionLine stands(Transaction transaction, long id) throws SQLException {
    return new SelectAction()
        .run(transaction.connection(), id)
        .orElseThrow(() -> new IllegalStateException("action " + id + " is gone"));
  }

  private static String name(ActionLine action) {
    return "action %d, a %s of %s,"
        .formatted(action.id(), action.lane().kind().column(), action.lane().account());
  }

  /** Whether nothing is unknown that could be found out soon. */
  boolean isSettled() {
    return ended || !isHit();
  }

  int unknownFound() {
    return found ? 1 : 0;
  }

  int released() {
    return released ? 1 : 0;
  }
}
