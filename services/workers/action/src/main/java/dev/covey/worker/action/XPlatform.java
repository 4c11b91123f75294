/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.model.action.LoadAction.ActionToDo;
import dev.covey.model.source.SourceMetrics;
import dev.covey.source.x.Made;
import dev.covey.source.x.XAnswer;
import dev.covey.source.x.XClient;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XOutcome;
import dev.covey.source.x.XUser;
import java.time.Duration;
import java.util.function.Supplier;

/** Carries actions out on X. */
public record XPlatform(XClient client, SourceMetrics metrics) implements Platform {

  @Override
  public boolean supports(ActionToDo action) {
    return switch (action.lane().kind()) {
      case LIKE, RETWEET -> action.content().target() != null;
      case REPLY, QUOTE, POST, DM, UNLIKE, UNRETWEET, DELETE, HIDE, UNHIDE -> false;
    };
  }

  @Override
  public XAnswer<Made> perform(ActionToDo action, XCredentials credentials, long userId) {
    Long target = action.content().target();
    if (target == null) {
      throw new IllegalArgumentException("action " + action.id() + " names no tweet");
    }
    return switch (action.lane().kind()) {
      case LIKE -> counted(() -> client.like(credentials, userId, target));
      case RETWEET -> counted(() -> client.repost(credentials, userId, target));
      case REPLY, QUOTE, POST, DM, UNLIKE, UNRETWEET, DELETE, HIDE, UNHIDE ->
          throw new IllegalArgumentException("not supported: " + action.lane().kind());
    };
  }

  @Override
  public XAnswer<XUser> me(XCredentials credentials) {
    return counted(() -> client.me(credentials));
  }

  private <T> XAnswer<T> counted(Supplier<XAnswer<T>> call) {
    long begun = System.nanoTime();
    XAnswer<T> answer = call.get();
    metrics.request("x", label(answer.outcome()), Duration.ofNanos(System.nanoTime() - begun));
    return answer;
  }

  private static String label(XOutcome<?> outcome) {
    return switch (outcome) {
      case XOutcome.Done<?> _ -> "done";
      case XOutcome.AlreadySo<?> _ -> "already_so";
      case XOutcome.Refused<?> _ -> "refused";
      case XOutcome.RateLimited<?> _ -> "rate_limited";
      case XOutcome.OutOfCredits<?> _ -> "out_of_credits";
      case XOutcome.NeedsAuthorisation<?> _ -> "needs_authorisation";
      case XOutcome.Unknown<?> _ -> "unknown";
      case XOutcome.NotSent<?> _ -> "not_sent";
    };
  }
}
