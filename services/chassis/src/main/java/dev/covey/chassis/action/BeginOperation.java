/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.action;

import dev.covey.model.access.InsertAudit;
import dev.covey.model.action.ActionOperation;
import dev.covey.model.action.ActionStatus;
import dev.covey.model.action.ActionVerb;
import dev.covey.model.action.ChangeActions.Wish;
import dev.covey.model.action.InsertOperation;
import dev.covey.model.database.Transaction;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Notes a wish for all actions that match, with its audit row. */
public final class BeginOperation {
  private BeginOperation() {}

  public static ActionOperation of(
      Transaction transaction, Wish wish, ChangeOneAction.Asking asking) throws SQLException {
    AskedBy by = asking.by();
    ActionOperation operation =
        new InsertOperation().run(transaction.connection(), wish, by.who(), asking.now());
    Map<String, Object> details = new HashMap<>(by.details());
    details.put("operation", operation.id());
    details.put("filter", ActionJson.filter(wish.filter()));
    if (wish.why() != null) {
      details.put("why", wish.why());
    }
    InsertAudit.of(transaction, by.who(), "actions." + wish.verb().column(), "actions", details);
    return operation;
  }

  /** Why such a wish can't change anything; empty where it can. */
  public static Optional<String> senseless(Wish wish) {
    ActionStatus status = wish.filter().status();
    ActionVerb verb = wish.verb();
    return status == null || verb.from().contains(status)
        ? Optional.empty()
        : Optional.of(
            "only what is %s can be %s"
                .formatted(
                    verb.from().stream()
                        .map(ActionStatus::column)
                        .collect(Collectors.joining(" or ")),
                    Standing.past(verb)));
  }
}
