/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.nitter.page.ChallengePages;
import dev.covey.simulator.nitter.page.ErrorPages;
import java.util.Optional;

/** What stands between a visitor and the pages: proxies, challenges, and X's limits. */
final class Gate {
  private final Sessions sessions;

  Gate(Sessions sessions) {
    this.sessions = sessions;
  }

  /**
   * The answer of whatever stands in the way; {@code limited} calls need a session of their own.
   */
  Optional<Answer> answer(Visit visit, boolean limited) {
    for (Trouble trouble : Trouble.values()) {
      if (visit.has(trouble)) {
        Optional<Answer> answer = answer(trouble, visit, limited);
        if (answer.isPresent()) {
          return answer;
        }
      }
    }
    return limited && !sessions.takes(visit.now())
        ? Optional.of(rateLimited(visit))
        : Optional.empty();
  }

  private static Optional<Answer> answer(Trouble trouble, Visit visit, boolean limited) {
    ErrorPages errors = visit.errors();
    String path = visit.call().path();
    return switch (trouble) {
      case SEARCH_RATE_LIMITED -> limited ? Optional.of(rateLimited(visit)) : Optional.empty();
      case RATE_LIMITED -> Optional.of(rateLimited(visit));
      case NO_SESSIONS -> html(429, errors.noSessions(path));
      case NETWORK_ERROR -> html(500, errors.networkError(path));
      case UNEXPECTED_ERROR -> html(500, errors.unexpected(path));
      case EMPTY_BODY -> html(200, "");
      case ANUBIS -> html(200, ChallengePages.anubis(path));
      case VERIFYING_BROWSER -> html(200, ChallengePages.verifyingBrowser(visit.site().title()));
      case CLOUDFLARE_CHALLENGE -> html(403, ChallengePages.cloudflareChallenge());
      case CLOUDFLARE_BLOCKED -> html(403, ChallengePages.cloudflareBlocked());
      case BAD_GATEWAY -> html(502, ChallengePages.badGateway());
      case PARKED_DOMAIN -> html(200, ChallengePages.parkedDomain());
      case USERS_NOT_FOUND,
          SOMEBODY_ELSE,
          TWEETS_NOT_FOUND,
          TIMELINES_EMPTY,
          CURSOR_LOOP,
          SEARCH_ENDS_EARLY,
          SEARCH_STRAYS,
          RSS_OFF ->
          // These are for the routes to see.
          Optional.empty();
    };
  }

  private static Answer rateLimited(Visit visit) {
    return Answer.html(429, visit.errors().rateLimited(visit.call().path()));
  }

  private static Optional<Answer> html(int status, String body) {
    return Optional.of(Answer.html(status, body));
  }
}
