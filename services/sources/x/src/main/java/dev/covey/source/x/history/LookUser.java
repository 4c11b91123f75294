/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.SourceFailure.Kind;
import dev.covey.model.source.SourceProfile;
import dev.covey.source.x.XObjection;
import dev.covey.source.x.XQuestion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One look at a profile, by its name or by its number. */
final class LookUser {
  private final AskX ask;
  private final Failures failures;

  LookUser(AskX ask, Failures failures) {
    this.ask = ask;
    this.failures = failures;
  }

  ProfileLook at(String username) throws InterruptedException {
    return look("@" + username, List.of("users", "by", "username", username));
  }

  ProfileLook at(long userId) throws InterruptedException {
    String number = Long.toString(userId);
    return look("user " + number, List.of("users", number));
  }

  private ProfileLook look(String who, List<String> path) throws InterruptedException {
    XQuestion question = new XQuestion(XQuestion.Subject.USERS, path, Map.of());
    return switch (ask.ask(Endpoint.PROFILE, question)) {
      case Told.Missed(var failure) -> new ProfileLook.Unclear(failure);
      case Told.Answer answer -> judge(who, answer);
    };
  }

  private ProfileLook judge(String who, Told.Answer answer) {
    SourceProfile card = ReadCard.of(answer.body().path("data"));
    if (card != null) {
      return card.isProtected()
          ? new ProfileLook.Protected(card, answer.seen())
          : new ProfileLook.Found(card, answer.seen());
    }
    ProfileLook look = closed(answer);
    return look != null
        ? look
        : new ProfileLook.Unclear(
            failures.of(Kind.BROKEN, "no profile in its answer about " + who + said(answer)));
  }

  /** What an answer about a person says who can't be shown; null if it says nothing. */
  static @Nullable ProfileLook closed(Told.Answer answer) {
    for (XObjection objection : answer.objections()) {
      switch (objection.kind()) {
        case SUSPENDED -> {
          return new ProfileLook.Suspended(answer.seen());
        }
        case NOT_FOUND -> {
          return new ProfileLook.NotFound(List.of(answer.seen()));
        }
        case NOT_AUTHORIZED, WITHHELD, OTHER -> {}
      }
    }
    return null;
  }

  static String said(Told.Answer answer) {
    return answer.objections().isEmpty() ? "" : ": " + answer.objections().getFirst().words();
  }
}
