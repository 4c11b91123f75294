/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.model.action.ActionLine;
import dev.covey.model.action.SelectAccounts.AccountLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Accounts and actions for machines: member names are a contract, ids are strings. */
final class ActionJson {
  private ActionJson() {}

  record Account(
      String account,
      String state,
      @Nullable String reason,
      @Nullable String userId,
      @Nullable String username,
      Instant updatedAt) {}

  record Action(
      String id,
      String account,
      String kind,
      @Nullable String target,
      @Nullable String text,
      String status,
      int attempts,
      @Nullable String error,
      @Nullable Instant resetAt,
      @Nullable String resultId,
      Instant createdAt,
      @Nullable Instant startedAt,
      @Nullable Instant settledAt,
      @Nullable String importedFrom,
      @Nullable Integer row) {}

  static String accounts(List<AccountLine> accounts) {
    return write(accounts.stream().map(ActionJson::account).toList());
  }

  static String actions(List<ActionLine> actions) {
    return write(actions.stream().map(ActionJson::action).toList());
  }

  static String write(Object value) {
    return JsonMapper.shared().writeValueAsString(value);
  }

  private static Account account(AccountLine line) {
    return new Account(
        line.account(),
        line.state(),
        line.reason(),
        text(line.userId()),
        line.username(),
        line.updatedAt());
  }

  static Action action(ActionLine line) {
    return new Action(
        Long.toString(line.id()),
        line.lane().account(),
        line.lane().kind().column(),
        text(line.content().target()),
        line.content().text(),
        line.status().column(),
        line.attempts(),
        line.error(),
        line.resetAt(),
        line.resultId(),
        line.createdAt(),
        line.startedAt(),
        line.settledAt(),
        line.importName(),
        line.row());
  }

  static @Nullable String text(@Nullable Long number) {
    return number == null ? null : number.toString();
  }
}
