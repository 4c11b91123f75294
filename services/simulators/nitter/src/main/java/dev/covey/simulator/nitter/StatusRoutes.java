/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.world.UserState;
import dev.covey.simulator.nitter.upstream.Conversations;

/** Single tweets, and the addresses that only lead elsewhere. */
final class StatusRoutes {

  /** The name in the path is not looked at. */
  Answer status(Visit visit) {
    String id = visit.call().pathParam("id");
    visit.call().notes().summary(id);
    if (!id.matches("\\d{1,19}")) {
      return Answer.html(404, visit.errors().invalidTweetId(visit.call().path()));
    }
    if (visit.has(Trouble.TWEETS_NOT_FOUND)) {
      return notFound(visit);
    }
    return new Conversations(visit.upstream(), visit.now())
        .around(Long.parseUnsignedLong(id))
        .map(conversation -> Answer.html(200, visit.pages().conversation(conversation)))
        .orElseGet(() -> notFound(visit));
  }

  private static Answer notFound(Visit visit) {
    return Answer.html(404, visit.errors().tweetNotFound(visit.call().path()));
  }

  Answer byOldAddress(Visit visit) {
    return Visit.seeOther(
        "/" + visit.call().pathParam("user") + "/status/" + visit.call().pathParam("id"));
  }

  Answer byWebAddress(Visit visit) {
    return Visit.seeOther("/i/status/" + visit.call().pathParam("id"));
  }

  Answer hashtag(Visit visit) {
    String tag = ProfileRoutes.encode("#" + visit.call().pathParam("tag"));
    return Visit.seeOther("/search?f=tweets&q=" + tag);
  }

  /** Where a person is now, whatever they were called before. */
  Answer byUserId(Visit visit) {
    String id = visit.call().pathParam("id");
    visit.call().notes().summary(id);
    if (!id.matches("\\d{1,19}") || visit.has(Trouble.USERS_NOT_FOUND)) {
      return userNotFound(visit);
    }
    return visit
        .upstream()
        .user(Long.parseUnsignedLong(id))
        .filter(user -> user.state() == UserState.ACTIVE)
        .map(user -> Visit.seeOther("/" + user.username()))
        .orElseGet(() -> userNotFound(visit));
  }

  private static Answer userNotFound(Visit visit) {
    return Answer.html(404, visit.errors().userIdNotFound(visit.call().path()));
  }
}
