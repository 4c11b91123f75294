/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Bodies as X is recorded or documented to send them. */
class ClassifyFailureTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final JsonMapper MAPPER = new JsonMapper();

  private final ClassifyFailure classify = new ClassifyFailure(InstantSource.fixed(NOW));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      textBlock =
          """
              401|{"title":"Unauthorized","type":"about:blank","status":401,"detail":"Unauthorized"}|NeedsAuthorisation
              401|{"errors":[{"code":89,"message":"Invalid or expired token."}]}|NeedsAuthorisation
              403|{"errors":[{"code":32,"message":"Could not authenticate you."}]}|NeedsAuthorisation
              403|{"errors":[{"code":326,"message":"locked"}]}|NeedsAuthorisation
              403|{"type":"https://api.x.com/2/problems/oauth1-permissions","title":"Forbidden","detail":"no"}|NeedsAuthorisation
              403|{"type":"https://api.twitter.com/2/problems/client-forbidden","reason":"client-not-enrolled","title":"Client Forbidden"}|NeedsAuthorisation
              403|{"type":"https://api.x.com/2/problems/client-forbidden","reason":"official-client-forbidden","title":"Client Forbidden"}|Refused TIER
          402|{"title":"CreditsDepleted","detail":"Your enrolled account [1] does not have any credits","account_id":1,"type":"https://api.x.com/2/problems/credits"}|OutOfCredits
              402|{"title":"Payment Required","detail":"credits depleted","status":402,"type":"https://api.x.com/2/problems/credits-depleted"}|OutOfCredits
              402|nonsense|OutOfCredits
              429|{"title":"Too Many Requests","detail":"Too Many Requests","type":"about:blank","status":429}|RateLimited
              429|{"errors":[{"code":88,"message":"Rate limit exceeded"}]}|RateLimited
              400|{"errors":[{"code":88,"message":"Rate limit exceeded"}]}|RateLimited
              403|{"errors":[{"code":139,"message":"You have already favorited this status."}]}|AlreadySo
              403|{"errors":[{"code":327,"message":"You have already retweeted this Tweet."}]}|AlreadySo
              409|{"title":"Conflict","type":"about:blank"}|Refused
              400|{"title":"Invalid Request","type":"https://api.x.com/2/problems/invalid-request"}|Refused INVALID
              403|{"title":"Forbidden","detail":"You are not permitted","type":"about:blank","status":403}|Refused NOT_ALLOWED
              403|{"detail":"You are not allowed to create a Tweet with duplicate content.","type":"about:blank","title":"Forbidden","status":403}|Refused DUPLICATE
              403|{"errors":[{"code":187,"message":"Status is a duplicate."}]}|Refused DUPLICATE
              403|{"errors":[{"code":179,"message":"Sorry"}]}|Refused NOT_ALLOWED
              403|{"type":"https://api.x.com/2/problems/not-authorized-for-resource","title":"Authorization Error"}|Refused NOT_ALLOWED
              400|{"errors":[{"code":324,"message":"Duration too long"}]}|Refused INVALID
              404|{"title":"Not Found","type":"about:blank","status":404}|Refused GONE
              406|{"title":"Odd","type":"about:blank","status":406}|Refused OTHER
              403|{"errors":[{"code":453,"message":"access level"}]}|Refused TIER
              200|{"errors":[{"title":"Not Found Error","resource_id":"1","type":"https://api.x.com/2/problems/resource-not-found","detail":"Could not find tweet with id: [1]."}]}|Refused GONE
              403|nonsense|Refused
              404|nonsense|Refused
              302|nonsense|Refused
              200|nonsense|Unknown
              200|{"data":{"liked":false}}|Unknown
              408|nonsense|Unknown
              500|{"title":"Internal Error","type":"https://api.x.com/2/problems/internal-error"}|Unknown
              503|{"title":"Service Unavailable","type":"about:blank","status":503}|Unknown
          """)
  void answer_isClassed(int status, String body, String expected) {
    XOutcome<Made> outcome = classify.classify(answer(status, body, List.of()));
    String name = outcome.getClass().getSimpleName();
    if (outcome instanceof XOutcome.Refused<Made>(_, boolean permanent, Refusal cause)) {
      name += permanent ? " " + cause : "";
    }
    assertThat(name).isEqualTo(expected);
  }

  @Test
  void words_nameStatusReasonAndCode() {
    XOutcome<Made> outcome =
        classify.classify(
            answer(403, "{\"errors\":[{\"code\":453,\"message\":\"No access\"}]}", List.of()));
    assertThat(outcome)
        .isEqualTo(
            new XOutcome.Refused<>("X answered 403: No access (code 453)", true, Refusal.TIER));
  }

  @Test
  void tooMany_waitsForTheLatestExhaustedWindow() {
    RateWindow open = new RateWindow(RateScope.USER, 50, 3, NOW.plusSeconds(9_000));
    RateWindow used = new RateWindow(RateScope.USER, 50, 0, NOW.plusSeconds(300));
    RateWindow appDay = new RateWindow(RateScope.APP, 1000, 0, NOW.plusSeconds(4_000));
    assertThat(limited(429, "{}", List.of(open, used, appDay)))
        .isEqualTo(limit(NOW.plusSeconds(4_000), RateScope.APP));
  }

  @Test
  void tooMany_overridesWindowsThatClaimToBeOpen() {
    RateWindow open = new RateWindow(RateScope.USER, 50, 3, NOW.plusSeconds(200));
    assertThat(limited(429, "{}", List.of(open)))
        .isEqualTo(limit(NOW.plusSeconds(200), RateScope.USER));
  }

  @Test
  void tooMany_withoutResetWaitsTheShortestWindow() {
    RateWindow past = new RateWindow(RateScope.USER, 50, 0, NOW.minusSeconds(1));
    assertThat(limited(429, "{}", List.of(past)))
        .isEqualTo(limit(NOW.plusSeconds(900), RateScope.USER));
  }

  @Test
  void usageCap_waitsForTheNextDayAsAnApp() {
    String capped =
        "{\"type\":\"https://api.x.com/2/problems/usage-capped\",\"period\":\"Monthly\","
            + "\"scope\":\"Product\",\"title\":\"UsageCapExceeded\"}";
    assertThat(limited(429, capped, List.of()))
        .isEqualTo(limit(Instant.parse("2026-11-21T00:00:00Z"), RateScope.APP));
  }

  private XOutcome.RateLimited<Made> limited(int status, String body, List<RateWindow> windows) {
    XOutcome<Made> outcome = classify.classify(answer(status, body, windows));
    assertThat(outcome).isInstanceOf(XOutcome.RateLimited.class);
    XOutcome.RateLimited<Made> limited = (XOutcome.RateLimited<Made>) outcome;
    return new XOutcome.RateLimited<>(limited.until(), limited.scope(), "");
  }

  private static XOutcome.RateLimited<Made> limit(Instant until, RateScope scope) {
    return new XOutcome.RateLimited<>(until, scope, "");
  }

  private static HttpAnswer answer(int status, String body, List<RateWindow> windows) {
    return body.startsWith("{")
        ? new HttpAnswer(status, MAPPER.readTree(body), null, RateScope.USER, windows)
        : new HttpAnswer(status, null, "the body is not JSON", RateScope.USER, windows);
  }
}
