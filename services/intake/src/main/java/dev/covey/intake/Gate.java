/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.model.action.ActionKeys;
import dev.covey.model.action.NewAction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * Judges rows that are right in themselves by a rule of policy, before anything is queued. It is
 * asked once for each row, in their order and in batches, so that one question to the database
 * serves many. One import has a gate for itself and asks it from one thread.
 */
@FunctionalInterface
public interface Gate {
  /** Lets everything through. */
  Gate OPEN = (_, batch) -> Collections.nCopies(batch.size(), (Verdict) new Verdict.Allow());

  /**
   * One verdict for each, in their order. The connection only reads, and sees what was committed
   * before: nothing of this file.
   */
  List<Verdict> judge(Connection connection, List<Candidate> batch) throws SQLException;

  /**
   * What is said to a text that reads like one of another account.
   *
   * @param column where the text stands
   */
  default Verdict sameText(String account, String column, String because) {
    return new Verdict.Refuse(SameTextGate.RULE, column, because);
  }

  /** What whoever hands the file in should know, though nothing was held or refused for it. */
  default List<String> notes() {
    return List.of();
  }

  /**
   * What is judged.
   *
   * @param line where it stands in its file
   */
  record Candidate(long line, NewAction action, ActionKeys.Pair keys) {}

  /** What a rule says to an action. */
  sealed interface Verdict {
    /** Nothing: it may be queued. */
    record Allow() implements Verdict {}

    /** A person has to release it first. */
    record Hold(String rule, String because) implements Verdict {}

    /**
     * It is a problem of its row.
     *
     * @param column which cell breaks the rule; empty for the row as a whole
     */
    record Refuse(String rule, String column, String because) implements Verdict {}
  }
}
