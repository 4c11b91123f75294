/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.action;

import dev.covey.model.action.ActionFilter;
import dev.covey.model.action.ActionLine;
import dev.covey.model.action.SelectActionsAfter;
import dev.covey.model.action.SelectNewestAction;
import dev.covey.model.database.Database;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads all actions that match, the oldest first, a page at a time: each page is a short
 * transaction of its own that looks at a bounded number of actions, so that neither their number
 * nor a slow reader costs memory or holds anything up. Those that come in meanwhile are left out.
 * One thread at a time.
 */
public final class ReadActions {
  private static final int ROWS = 500;

  /** Ids that one statement looks at. */
  private static final long SPAN = 50_000;

  private final Database database;
  private final ActionFilter filter;
  private final long last;
  private long from;

  private ReadActions(Database database, ActionFilter filter, long last) {
    this.database = database;
    this.filter = filter;
    this.last = last;
  }

  public static ReadActions begin(Database database, ActionFilter filter) throws SQLException {
    long last = database.inTransaction(tx -> new SelectNewestAction().run(tx.connection()));
    return new ReadActions(database, filter, last);
  }

  /** The next ones; empty at the end. */
  public List<ActionLine> next() throws SQLException {
    while (from < last) {
      long upto = Math.min(from + SPAN, last);
      long after = from;
      List<ActionLine> page =
          database.inTransaction(
              tx -> new SelectActionsAfter().run(tx.connection(), filter, after, upto, ROWS));
      from = page.size() < ROWS ? upto : page.getLast().id();
      if (!page.isEmpty()) {
        return page;
      }
    }
    return List.of();
  }
}
