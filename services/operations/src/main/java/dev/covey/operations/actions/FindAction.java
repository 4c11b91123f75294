/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.model.action.ActionLine;
import dev.covey.model.action.SelectAction;
import java.sql.Connection;
import java.sql.SQLException;

/** Reads an action that a person named, or says that there is none. */
final class FindAction {
  private FindAction() {}

  static ActionLine find(Connection connection, long id) throws SQLException {
    return new SelectAction().run(connection, id).orElseThrow(() -> missing(id));
  }

  static UsageException missing(long id) {
    return new UsageException("there is no action " + id + "; covey actions list names them");
  }
}
