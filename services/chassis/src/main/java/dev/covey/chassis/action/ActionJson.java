/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.action;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.covey.chassis.history.JsonText;
import dev.covey.model.action.ActionFilter;
import dev.covey.model.action.ActionLine;
import dev.covey.model.action.ActionOperation;
import dev.covey.model.action.SelectAccounts.AccountLine;
import dev.covey.model.action.SelectAttempts.AttemptLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accounts and actions for machines: member names are a contract, ids are strings. */
public final class ActionJson {
  private ActionJson() {}

  /** An account that acts. */
  public record Account(
      String account,
      String state,
      @Nullable String reason,
      @Nullable String userId,
      @Nullable String username,
      Instant updatedAt) {}

  /**
   * An action.
   *
   * @param waiting null where it waits for nothing, and in lists
   */
  public record Action(
      String id,
      String account,
      String kind,
      @Nullable String target,
      @Nullable String targetName,
      @Nullable String text,
      List<String> media,
      List<String> altText,
      String status,
      int attempts,
      @Nullable String error,
      @Nullable Instant resetAt,
      @Nullable String resultId,
      Instant createdAt,
      @Nullable Instant startedAt,
      @Nullable Instant settledAt,
      @Nullable Instant notBefore,
      int priority,
      @Nullable String rule,
      @Nullable String ref,
      @Nullable String retryOf,
      @Nullable String campaign,
      @Nullable String importedFrom,
      @Nullable Integer row,
      @Nullable Waiting waiting) {}

  /**
   * What an action waits for; {@code until} is null where that is for a person or a call to say.
   */
  public record Waiting(@Nullable Instant until, String because, long ahead) {}

  /** Why an action is not settled, or how it ended. */
  public record Why(
      String id, String status, @Nullable Instant until, @Nullable String because, long ahead) {}

  /** One attempt at an action. */
  public record Attempt(
      int number,
      String state,
      @Nullable String why,
      String owner,
      Instant armedAt,
      Instant leaseUntil,
      @Nullable Instant endedAt) {}

  /** The attempts at an action, the first one first. */
  public record Attempts(String id, List<Attempt> attempts) {}

  /** An action with its attempts. */
  public record Story(@JsonUnwrapped Action action, List<Attempt> tried) {}

  /** Which actions; null stands for any. */
  public record Filter(
      @Nullable String status,
      @Nullable String kind,
      @Nullable String account,
      @Nullable String campaign,
      @Nullable String rule,
      @Nullable String error) {}

  /**
   * One wish for all actions that match.
   *
   * @param reached the id up to which actions were looked at
   * @param upto the id of the last that is looked at
   */
  public record Operation(
      String id,
      String verb,
      Filter filter,
      @Nullable String why,
      String askedBy,
      Instant askedAt,
      String reached,
      String upto,
      long changed,
      boolean finished,
      @Nullable Instant finishedAt) {}

  public static String accounts(List<AccountLine> accounts) {
    return write(accounts.stream().map(ActionJson::account).toList());
  }

  public static String actions(List<ActionLine> actions) {
    return write(actions.stream().map(ActionJson::action).toList());
  }

  public static String write(Object value) {
    return JsonText.of(value);
  }

  public static Account account(AccountLine line) {
    return new Account(
        line.account(),
        line.state(),
        line.reason(),
        text(line.userId()),
        line.username(),
        line.updatedAt());
  }

  /** As lists have it. */
  public static Action action(ActionLine line) {
    return action(line, null);
  }

  public static Action action(ActionLine line, dev.covey.model.action.@Nullable Waiting waiting) {
    return new Action(
        Long.toString(line.id()),
        line.lane().account(),
        line.lane().kind().column(),
        text(line.content().target()),
        line.content().targetName(),
        line.content().text(),
        line.content().media(),
        line.content().altText(),
        line.status().column(),
        line.attempts(),
        line.error(),
        line.resetAt(),
        line.resultId(),
        line.createdAt(),
        line.startedAt(),
        line.settledAt(),
        line.notBefore(),
        line.priority(),
        line.rule(),
        line.ref(),
        text(line.retryOf()),
        line.campaign(),
        line.importName(),
        line.row(),
        waiting == null ? null : new Waiting(waiting.until(), waiting.because(), waiting.ahead()));
  }

  public static Why why(ActionLine action, dev.covey.model.action.@Nullable Waiting waiting) {
    String id = Long.toString(action.id());
    String status = action.status().column();
    return waiting == null
        ? new Why(id, status, null, action.error(), 0)
        : new Why(id, status, waiting.until(), waiting.because(), waiting.ahead());
  }

  /** All that is known of an action. */
  public static String story(
      ActionLine line,
      dev.covey.model.action.@Nullable Waiting waiting,
      List<AttemptLine> attempts) {
    return write(new Story(action(line, waiting), attempts(line.id(), attempts).attempts()));
  }

  public static Attempts attempts(long id, List<AttemptLine> lines) {
    return new Attempts(
        Long.toString(id),
        lines.stream()
            .map(line ->
                new Attempt(
                    line.number(),
                    line.state().column(),
                    line.why(),
                    line.owner().toString(),
                    line.armedAt(),
                    line.leaseUntil(),
                    line.endedAt()))
            .toList());
  }

  public static Filter filter(ActionFilter filter) {
    return new Filter(
        filter.status() == null ? null : filter.status().column(),
        filter.kind() == null ? null : filter.kind().column(),
        filter.account(),
        filter.campaign(),
        filter.rule(),
        filter.error());
  }

  public static Operation operation(ActionOperation operation) {
    return new Operation(
        Long.toString(operation.id()),
        operation.verb().column(),
        filter(operation.filter()),
        operation.why(),
        operation.askedBy(),
        operation.askedAt(),
        Long.toString(operation.reached()),
        Long.toString(operation.upto()),
        operation.changed(),
        operation.isFinished(),
        operation.finishedAt());
  }

  private static @Nullable String text(@Nullable Long number) {
    return number == null ? null : number.toString();
  }
}
