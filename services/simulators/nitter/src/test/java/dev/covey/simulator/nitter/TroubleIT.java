/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.audit.AuditEntry;
import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.simulator.nitter.Browser.Seen;
import dev.covey.simulator.nitter.page.Vintage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubleIT {
  /** A cursor, so that the page is not a first one, but one that leaves nothing out. */
  private static final String FROM_THE_TOP = "&cursor=maxid%3A9223372036854775807";

  private final Town town = new Town();
  private final Browser browser = new Browser();
  private NitterSimulator simulator;
  private NitterInstance sick;
  private NitterInstance healthy;

  @BeforeAll
  void start() {
    simulator =
        NitterSimulator.start(
            town.build(),
            SimulatorClock.standing(Town.NOW),
            InstanceSettings.named("sick"),
            InstanceSettings.named("healthy").of(Vintage.SPRING_2026).withSearchBudget(5));
    sick = simulator.instance("sick");
    healthy = simulator.instance("healthy");
  }

  @BeforeEach
  void reset() {
    simulator.reset();
    simulator.audit().clear();
    simulator.clock().set(Town.NOW);
  }

  @AfterAll
  void stop() {
    simulator.close();
  }

  @Test
  void silenceOfX_looksLikeDeletedTweetsAndMissingPeople() throws Exception {
    sick.trouble(Trouble.TWEETS_NOT_FOUND).trouble(Trouble.USERS_NOT_FOUND);
    assertThat(sees(status()).error()).isEqualTo("Tweet not found");
    assertThat(sees(status()).status()).isEqualTo(404);
    assertThat(sees("/ada_miller").error()).isEqualTo("User \"ada_miller\" not found");
    assertThat(sees("/ada_miller").status()).isEqualTo(404);
    assertThat(browser.get(healthy, status()).status()).isEqualTo(200);
  }

  @Test
  void mixedUpCache_showsSomebodyElse() throws Exception {
    sick.trouble(Trouble.SOMEBODY_ELSE);
    assertThat(sees("/ada_miller").page().select(".profile-card-username").text())
        .isEqualTo("@ben");
    assertThat(sees(search()).page().select(".timeline-item .username").eachText())
        .isNotEmpty()
        .containsOnly("@ben");
    assertThat(browser.get(healthy, "/ada_miller").page().select(".profile-card-username").text())
        .isEqualToIgnoringCase("@ada_miller");
  }

  @Test
  void emptyTimeline_comesWithACardThatCountsTweets() throws Exception {
    sick.trouble(Trouble.TIMELINES_EMPTY);
    Seen seen = sees("/ada_miller");
    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.page().select("h2.timeline-none").text()).isEqualTo("No items found");
    assertThat(seen.page().select(".posts .profile-stat-num").text()).isEqualTo("16");
    assertThat(sees(search()).page().select("h2.timeline-none")).hasSize(1);
  }

  @Test
  void limit_isA429WithHtmlInItsText() throws Exception {
    sick.trouble(Trouble.RATE_LIMITED);
    Seen seen = sees("/ada_miller");
    assertThat(seen.status()).isEqualTo(429);
    assertThat(seen.error())
        .isEqualTo("Instance has been rate limited. Use another instance or try again later.");
    assertThat(seen.page().select(".error-panel br")).hasSize(1);
    sick.calm().trouble(Trouble.NO_SESSIONS);
    assertThat(sees("/ada_miller").status()).isEqualTo(429);
    assertThat(sees("/ada_miller").error())
        .startsWith("Instance has no auth tokens, or is fully rate limited.");
  }

  @Test
  void limitOfSearch_leavesProfilesAlone() throws Exception {
    sick.trouble(Trouble.SEARCH_RATE_LIMITED);
    assertThat(sees("/ada_miller").status()).isEqualTo(200);
    assertThat(sees(search()).status()).isEqualTo(429);
    assertThat(sees(status()).status()).isEqualTo(429);
  }

  @Test
  void searchBudget_isOutForAnHourOnceSpent() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(browser.get(healthy, search()).status()).isEqualTo(200);
    }
    assertThat(browser.get(healthy, status()).status()).isEqualTo(429);
    assertThat(browser.get(healthy, "/ada_miller").status()).isEqualTo(200);
    assertThat(browser.get(healthy, "/.health").body()).contains("\"limited\":1");
    simulator.clock().advance(Duration.ofMinutes(59));
    assertThat(browser.get(healthy, search()).status()).isEqualTo(429);
    simulator.clock().advance(Duration.ofMinutes(2));
    assertThat(browser.get(healthy, search()).status()).isEqualTo(200);
  }

  @Test
  void errorsOfX_are500s() throws Exception {
    sick.trouble(Trouble.NETWORK_ERROR);
    assertThat(sees(status()).status()).isEqualTo(500);
    assertThat(sees(status()).error()).isEqualTo("Network error occurred, please try again.");
    sick.calm().trouble(Trouble.UNEXPECTED_ERROR);
    assertThat(sees(status()).status()).isEqualTo(500);
    assertThat(sees(status()).error()).startsWith("An error occurred, please open a GitHub issue");
  }

  @Test
  void challenges_areNotNitterAtAll() throws Exception {
    sick.trouble(Trouble.ANUBIS);
    assertThat(sees("/ada_miller").status()).isEqualTo(200);
    assertThat(sees("/ada_miller").page().title()).isEqualTo("Making sure you're not a bot!");
    assertThat(sees("/ada_miller").page().select("script#anubis_challenge")).hasSize(1);
    assertThat(sees("/ada_miller").page().select("meta[http-equiv=refresh]").attr("content"))
        .contains("url=/.within.website/x/cmd/anubis/api/pass-challenge?redir=%2Fada_miller");
    assertStranger(Trouble.VERIFYING_BROWSER, 200, "Verifying your browser | nitter");
    assertStranger(Trouble.CLOUDFLARE_CHALLENGE, 403, "Just a moment...");
    assertStranger(Trouble.CLOUDFLARE_BLOCKED, 403, "Attention Required! | Cloudflare");
    assertStranger(Trouble.BAD_GATEWAY, 502, "502 Bad Gateway");
    assertStranger(Trouble.PARKED_DOMAIN, 200, "This domain may be for sale");
    assertStranger(Trouble.EMPTY_BODY, 200, "");
    assertThat(sees("/ada_miller").body()).isEmpty();
  }

  private void assertStranger(Trouble trouble, int status, String title) throws Exception {
    sick.calm().trouble(trouble);
    Seen seen = sees("/ada_miller");
    assertThat(seen.status()).as(trouble.name()).isEqualTo(status);
    assertThat(seen.page().title()).isEqualTo(title);
    assertThat(seen.page().select(".profile-card, .timeline, .conversation, .error-panel"))
        .isEmpty();
  }

  @Test
  void cursorLoop_givesTheSamePageForEver() throws Exception {
    sick.trouble(Trouble.CURSOR_LOOP);
    Seen looped = sees(search() + FROM_THE_TOP);
    assertThat(looped.link("Load more")).endsWith(FROM_THE_TOP);
    assertThat(looped.ids()).isNotEmpty();
    assertThat(sees(search() + FROM_THE_TOP).ids()).isEqualTo(looped.ids());
  }

  @Test
  void search_endsEarlyOrStrays() throws Exception {
    String next = search() + FROM_THE_TOP;
    sick.trouble(Trouble.SEARCH_ENDS_EARLY);
    assertThat(sees(search()).ids()).isNotEmpty();
    assertThat(sees(next).page().select("h2.timeline-end")).hasSize(1);
    sick.calm().trouble(Trouble.SEARCH_STRAYS);
    assertThat(sees(next).page().select(".tweet-header .username").eachText()).contains("@ben");
  }

  @Test
  void trouble_canHitSomeCallsOnly() throws Exception {
    sick.trouble(Trouble.TWEETS_NOT_FOUND.times(2, "/*/status/*"));
    assertThat(sees(status()).status()).isEqualTo(404);
    assertThat(sees("/ada_miller").status()).isEqualTo(200);
    assertThat(sees(status()).status()).isEqualTo(404);
    assertThat(sees(status()).status()).isEqualTo(200);
  }

  @Test
  void trouble_canBeScriptedOverHttp() throws Exception {
    URI faults = URI.create(sick.url() + "/_control/faults");
    String rule = "{\"path\":\"/ada_miller\",\"fault\":{\"type\":\"own\",\"word\":\"anubis\"}}";
    assertThat(browser.send("POST", faults, rule)).isEqualTo(201);
    assertThat(sees("/ada_miller").page().title()).startsWith("Making sure");
    assertThat(sees("/ada_miller").page().title()).startsWith("Ada");
  }

  @Test
  void plainFaults_speakNitter() throws Exception {
    sick.trouble(FaultRule.once("*", "**", new Fault.Status(503, false)));
    assertThat(sees("/ada_miller").page().title()).startsWith("503");
    sick.trouble(FaultRule.once("*", "**", new Fault.Status(500, false)));
    assertThat(sees("/ada_miller").error()).startsWith("Network error");
    sick.trouble(FaultRule.once("*", "**", new Fault.RateLimited(Duration.ofMinutes(15))));
    assertThat(sees("/ada_miller").error()).startsWith("Instance has been rate limited.");
    sick.trouble(FaultRule.once("*", "**", new Fault.Challenge()));
    assertThat(sees("/ada_miller").page().title()).startsWith("Making sure");
  }

  @Test
  void brokenConnection_isNoAnswer() {
    // A client may try a second time by itself, so once would not be enough.
    sick.trouble(FaultRule.always("*", "**", new Fault.DropBefore()));
    assertThatThrownBy(() -> sees("/ada_miller")).isInstanceOf(IOException.class);
    sick.calm().trouble(FaultRule.always("*", "**", new Fault.Truncated(0.5)));
    assertThatThrownBy(() -> sees("/ada_miller")).isInstanceOf(IOException.class);
  }

  @Test
  void deadInstance_refusesAndComesBackAtItsAddress() throws Exception {
    URI url = sick.url();
    sick.stop();
    try {
      assertThatThrownBy(() -> sees("/ada_miller")).isInstanceOf(ConnectException.class);
      assertThat(browser.get(healthy, "/ada_miller").status()).isEqualTo(200);
    } finally {
      sick.start();
    }
    assertThat(sick.url()).isEqualTo(url);
    assertThat(sees("/ada_miller").status()).isEqualTo(200);
  }

  @Test
  void audit_tellsInstanceKindAndTrouble() throws Exception {
    sick.trouble(Trouble.TIMELINES_EMPTY);
    sees(search());
    browser.get(healthy, "/ben");
    List<AuditEntry> entries = simulator.audit().entries();
    assertThat(entries).extracting(AuditEntry::principal).containsExactly("sick", "healthy");
    assertThat(entries).extracting(AuditEntry::kind).containsExactly("search", "profile");
    assertThat(entries.getFirst().faults()).containsExactly("timelines-empty");
    assertThat(entries.getFirst().summary()).contains("since=2026-08-30");
    assertThat(entries).allSatisfy(entry -> assertThat(entry.effect()).isFalse());
  }

  private Seen sees(String path) throws Exception {
    return browser.get(sick, path);
  }

  private String status() {
    return "/i/status/" + town.plain.id();
  }

  private static String search() {
    return "/ada_miller/search?f=tweets&q=&since=2026-08-30&until=2026-09-02";
  }
}
