/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what the sign-in answers, which has forms of its own beside those of the API. */
final class ReadTokens {
  private static final Duration USUAL_LIFE = Duration.ofHours(2);
  private static final Duration LONGEST_LIFE = Duration.ofDays(30);
  private static final int CODE_WRONG_APP = 99;

  private final InstantSource clock;

  ReadTokens(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Null if there are none in it.
   *
   * @param asked when they were asked for, which is when their life begins at the latest
   * @param before what is to be kept where the answer is silent
   */
  static XCredentials.@Nullable OAuth2 tokens(
      JsonNode body, Instant asked, XCredentials.@Nullable OAuth2 before) {
    String access = text(body, "access_token");
    if (access == null) {
      return null;
    }
    String refresh = text(body, "refresh_token");
    String scope = text(body, "scope");
    Set<String> scopes = before == null ? Set.of() : before.scopes();
    return new XCredentials.OAuth2(
        access,
        refresh == null && before != null ? before.refreshToken() : refresh,
        asked.plus(life(body)),
        scope == null ? scopes : Set.copyOf(List.of(scope.trim().split("\\s+"))));
  }

  private static Duration life(JsonNode body) {
    long seconds = body.path("expires_in").asLong(0);
    return seconds <= 0 || seconds > LONGEST_LIFE.toSeconds()
        ? USUAL_LIFE
        : Duration.ofSeconds(seconds);
  }

  /** What an answer means that did not bring what was asked for. */
  <T> TokenOutcome<T> failure(HttpAnswer answer) {
    JsonNode body = answer.body();
    String error = body == null ? null : text(body, "error");
    String why = "X answered " + answer.status() + ": " + words(answer, error);
    if (answer.isSuccess() || answer.status() >= 500 || answer.status() == 408) {
      return new TokenOutcome.Unknown<>(why);
    }
    return switch (error) {
      // X calls a spent refresh token an invalid request.
      case "invalid_request",
          "invalid_grant",
          "invalid_scope",
          "unsupported_grant_type",
          "access_denied" ->
          new TokenOutcome.RefusedForGood<>(why);
      case "invalid_client", "unauthorized_client" -> new TokenOutcome.AppRefused<>(why);
      case null, default ->
          isAboutTheApp(answer)
              ? new TokenOutcome.AppRefused<>(why)
              : new TokenOutcome.RefusedForNow<>(why, until(answer));
    };
  }

  /** In one of the API's own forms; a page of something in between is nobody's word. */
  private static boolean isAboutTheApp(HttpAnswer answer) {
    JsonNode body = answer.body();
    Problem problem = body == null ? Problem.NONE : Problem.read(body);
    return problem.code() == CODE_WRONG_APP
        || problem.slug().equals("client-forbidden")
        || (answer.status() == 401 && !problem.isNone());
  }

  private @Nullable Instant until(HttpAnswer answer) {
    Instant now = clock.instant();
    return answer.windows().stream()
        .filter(RateWindow::exhausted)
        .map(RateWindow::reset)
        .filter(now::isBefore)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static String words(HttpAnswer answer, @Nullable String error) {
    JsonNode body = answer.body();
    if (body == null) {
      return String.valueOf(answer.bodyFault());
    }
    if (error == null) {
      return Problem.read(body).describe();
    }
    String description = text(body, "error_description");
    return description == null ? error : description + " (" + error + ")";
  }

  static @Nullable String text(JsonNode body, String name) {
    JsonNode value = body.path(name);
    return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : null;
  }
}
