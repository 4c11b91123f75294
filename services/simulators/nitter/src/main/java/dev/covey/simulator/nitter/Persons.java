/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.AnswerException;
import dev.covey.simulator.kit.world.UserState;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.nitter.upstream.Profiles;
import java.util.regex.Pattern;

/** Finds whom a path names, or answers why there is nobody to show. */
final class Persons {
  static final Pattern NAMES = Pattern.compile("[A-Za-z0-9_,]+");

  private Persons() {}

  /** Somebody who can be shown; everybody else ends the call with their error page. */
  static WorldUser of(Visit visit, String name) {
    if (!NAMES.matcher(name).matches()) {
      throw new AnswerException(Answer.html(404, visit.errors().pageNotFound(visit.call().path())));
    }
    WorldUser user = visit.upstream().user(name).orElse(null);
    if (user != null && visit.has(Trouble.SOMEBODY_ELSE)) {
      user = visit.upstream().somebodyElse(user).orElse(user);
    }
    if (user == null
        || user.state() == UserState.DEACTIVATED
        || visit.has(Trouble.USERS_NOT_FOUND)) {
      throw new AnswerException(Answer.html(404, visit.errors().userNotFound(name)));
    }
    if (user.state() == UserState.SUSPENDED) {
      throw new AnswerException(Answer.html(200, visit.errors().suspended(name)));
    }
    if (user.isProtected()) {
      throw new AnswerException(
          Answer.html(
              200,
              visit
                  .pages()
                  .protectedProfile(new Profiles(visit.upstream(), visit.now()).of(user))));
    }
    return user;
  }
}
