/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says what an answer without a result means: by error code first, then by problem type, then by
 * status. Wording tells at most why X refused, never whether it did.
 */
final class ClassifyFailure {
  /** X's shortest window: how long to leave a limit alone whose reset nobody named. */
  private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(15);

  /** X tells repeated words in no other way. */
  private static final String DUPLICATE_WORDS = "duplicate content";

  private final InstantSource clock;

  ClassifyFailure(InstantSource clock) {
    this.clock = clock;
  }

  <T> XOutcome<T> classify(HttpAnswer answer) {
    Problem problem = answer.body() == null ? Problem.NONE : Problem.read(answer.body());
    String why = "X answered " + answer.status() + ": " + words(answer, problem);
    XOutcome<T> byName = byName(answer, problem, why);
    return byName != null ? byName : byStatus(answer, problem, why);
  }

  private <T> @Nullable XOutcome<T> byName(HttpAnswer answer, Problem problem, String why) {
    XOutcome<T> byCode =
        switch (problem.code()) {
          case 88 -> limited(answer, problem, why);
          case 139, 327 -> new XOutcome.AlreadySo<>(why);
          // bad keys, suspended, revoked, bad token, locked until its owner unlocks it
          case 32, 64, 89, 215, 326 -> new XOutcome.NeedsAuthorisation<>(why);
          // no page, no user, suspended user, no tweet
          case 34, 50, 63, 144 -> forGood(why, Refusal.GONE);
          // not allowed to see it, not with these credentials, looks automated
          case 179, 220, 226 -> forGood(why, Refusal.NOT_ALLOWED);
          case 187 -> forGood(why, Refusal.DUPLICATE);
          case 453 -> forGood(why, Refusal.TIER);
          default -> null;
        };
    return byCode != null ? byCode : bySlug(answer, problem, why);
  }

  private <T> @Nullable XOutcome<T> bySlug(HttpAnswer answer, Problem problem, String why) {
    return switch (problem.slug()) {
      case "credits", "credits-depleted" -> new XOutcome.OutOfCredits<>(why);
      case "usage-capped", "rate-limit-exceeded" -> limited(answer, problem, why);
      case "unsupported-authentication", "oauth1-permissions" ->
          new XOutcome.NeedsAuthorisation<>(why);
      // Without enrolment the app can do nothing at all; else it is this one call that its tier
      // lacks.
      case "client-forbidden" ->
          problem.reason().equals("client-not-enrolled")
              ? new XOutcome.NeedsAuthorisation<>(why)
              : forGood(why, Refusal.TIER);
      case "resource-not-found" -> forGood(why, Refusal.GONE);
      case "not-authorized-for-resource",
          "not-authorized-for-field",
          "field-unauthorized",
          "disallowed-resource" ->
          forGood(why, Refusal.NOT_ALLOWED);
      case "invalid-request" -> forGood(why, Refusal.INVALID);
      case "resource-unavailable", "internal-error", "field-hydration-failure" ->
          answer.status() < 500 ? new XOutcome.Refused<>(why, false) : null;
      default -> null;
    };
  }

  private static <T> XOutcome<T> forGood(String why, Refusal cause) {
    return new XOutcome.Refused<>(why, true, cause);
  }

  private <T> XOutcome<T> byStatus(HttpAnswer answer, Problem problem, String why) {
    int status = answer.status();
    return switch (status) {
      case 401 -> new XOutcome.NeedsAuthorisation<>(why);
      case 402 -> new XOutcome.OutOfCredits<>(why);
      case 429 -> limited(answer, problem, why);
      case 408 -> new XOutcome.Unknown<>(why);
      case 409 -> new XOutcome.Refused<>(why, false);
      default -> {
        if (answer.isSuccess() || status >= 500) {
          yield new XOutcome.Unknown<>(why);
        }
        // A refusal that X itself worded is final. A bare 403 or 404, or a redirect, comes from
        // something in between: a challenge page, a proxy, a wrong URL.
        yield status >= 400 && !problem.isNone()
            ? forGood(why, cause(status, problem))
            : new XOutcome.Refused<>(why, false);
      }
    };
  }

  /** Why, of a refusal that has neither code nor type. */
  private static Refusal cause(int status, Problem problem) {
    return switch (status) {
      case 400 -> Refusal.INVALID;
      case 403 ->
          problem.detail().toLowerCase(Locale.ROOT).contains(DUPLICATE_WORDS)
              ? Refusal.DUPLICATE
              : Refusal.NOT_ALLOWED;
      case 404, 410 -> Refusal.GONE;
      default -> Refusal.OTHER;
    };
  }

  private <T> XOutcome<T> limited(HttpAnswer answer, Problem problem, String why) {
    Instant now = clock.instant();
    RateWindow latest =
        answer.windows().stream()
            .filter(RateWindow::exhausted)
            .filter(window -> window.reset().isAfter(now))
            .max(Comparator.comparing(RateWindow::reset))
            .orElse(null);
    if (latest != null) {
      return new XOutcome.RateLimited<>(latest.reset(), latest.scope(), why);
    }
    if (problem.period() != null) {
      // A cap on use resets by the calendar; a monthly one is looked at again each day.
      Instant midnight = now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
      return new XOutcome.RateLimited<>(midnight, RateScope.APP, why);
    }
    // A 429 overrides windows that claim to have something left; their reset is still the best
    // guess of when it ends.
    Instant named =
        answer.windows().stream()
            .map(RateWindow::reset)
            .filter(now::isBefore)
            .min(Comparator.naturalOrder())
            .orElse(now.plus(SHORTEST_WINDOW));
    return new XOutcome.RateLimited<>(named, answer.caller(), why);
  }

  private static String words(HttpAnswer answer, Problem problem) {
    String fault = answer.bodyFault();
    return problem.isNone() && fault != null ? fault : problem.describe();
  }
}
