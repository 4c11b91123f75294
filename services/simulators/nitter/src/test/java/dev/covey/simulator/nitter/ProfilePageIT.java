/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.world.UserState;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.nitter.Browser.Seen;
import dev.covey.simulator.nitter.page.Vintage;
import java.io.IOException;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfilePageIT {
  private final Town town = new Town();
  private final Browser browser = new Browser();
  private NitterSimulator simulator;
  private NitterInstance recent;
  private NitterInstance old;

  @BeforeAll
  void start() {
    simulator =
        NitterSimulator.start(
            town.build(),
            SimulatorClock.standing(Town.NOW),
            InstanceSettings.named("recent").titled("My birds"),
            InstanceSettings.named("old").of(Vintage.AUTUMN_2025));
    recent = simulator.instance("recent");
    old = simulator.instance("old");
  }

  @BeforeEach
  void reset() {
    simulator.reset();
  }

  @AfterAll
  void stop() {
    simulator.close();
  }

  @Test
  void page_provesToBeNitter() throws Exception {
    Document page = page(recent, "/ada_miller");
    assertThat(page.select("link[rel=search][type=application/opensearchdescription+xml]"))
        .hasSize(1);
    assertThat(page.select("nav .inner-nav .site-name").text()).isEqualTo("My birds");
    assertThat(page.select("link[href^=/css/style.css?v=]").attr("href")).endsWith("?v=106");
    assertThat(page.title()).isEqualTo("Ada <b>& Co</b> 🐦 (@Ada_Miller) | My birds");
    assertThat(page(old, "/ada_miller").select("link[href=/css/style.css?v=19]")).hasSize(1);
  }

  @Test
  void card_tellsWhoItIs() throws Exception {
    Element card = page(recent, "/ADA_miller").expectFirst(".profile-card");
    assertThat(card.expectFirst("a.profile-card-fullname").attr("title"))
        .isEqualTo("Ada <b>& Co</b> 🐦");
    assertThat(card.expectFirst("a.profile-card-fullname").text()).isEqualTo("Ada <b>& Co</b> 🐦");
    assertThat(card.expectFirst("a.profile-card-username").attr("title")).isEqualTo("@Ada_Miller");
    assertThat(card.expectFirst(".profile-bio > p[dir=auto]").wholeText())
        .isEqualTo("Line one & <i>two</i>\nwith @ben and #bread, example.org/a?b=1&c=2");
    assertThat(card.select(".profile-bio a").getLast().attr("href"))
        .isEqualTo("https://www.example.org/a?b=1&c=2");
    assertThat(card.expectFirst(".profile-location > span:last-child").text())
        .isEqualTo("Vigo, España");
    assertThat(card.expectFirst(".profile-website a").attr("href"))
        .isEqualTo("https://ada.example.org/");
    assertThat(card.expectFirst("a.profile-card-avatar").attr("href"))
        .isEqualTo("/pic/pbs.twimg.com%2Fprofile_images%2F100001%2Fface.jpg");
  }

  @Test
  void card_countsWhatTheWorldHoldsByNow() throws Exception {
    Document page = page(recent, "/ben");

    assertThat(number(page, "following")).isEqualTo("1");
    assertThat(number(page, "followers")).isEqualTo("0");
    assertThat(number(page, "likes")).isEqualTo("1");
  }

  @Test
  void card_tellsTheNumbersWithCommas() throws Exception {
    for (NitterInstance instance : simulator.instances()) {
      Document page = page(instance, "/Ada_Miller");
      assertThat(number(page, "following")).isEqualTo("1,204");
      assertThat(number(page, "followers")).isEqualTo("9,616,164");
      assertThat(number(page, "likes")).isEqualTo("0");
      // What is deleted or not posted yet does not count, reposts do.
      assertThat(number(page, "posts")).isEqualTo("16");
    }
    assertThat(page(recent, "/Ada_Miller").select("li.followers > a")).hasSize(1);
    assertThat(page(old, "/Ada_Miller").select("li.followers > a")).isEmpty();
  }

  @Test
  void joinDate_isALinkSinceSpring2026() throws Exception {
    assertThat(page(recent, "/ada_miller").expectFirst("a[href=/Ada_Miller/about]").attr("title"))
        .isEqualTo("8:50 PM - 21 Mar 2006");
    Element joined = page(old, "/ada_miller").expectFirst(".profile-joindate > span");
    assertThat(joined.attr("title")).isEqualTo("8:50 PM - 21 Mar 2006");
    assertThat(joined.text()).isEqualTo("Joined March 2006");
    // The icon in it has a title too, and an empty one.
    assertThat(joined.expectFirst(".icon-calendar").attr("title")).isEmpty();
  }

  @Test
  void verified_isBesideTheNameSinceNovember2025() throws Exception {
    assertThat(page(recent, "/ada_miller").select(".profile-card-fullname .verified-icon"))
        .isEmpty();
    assertThat(
            page(recent, "/ada_miller")
                .select(".profile-card-fullname + div.verified-icon.business span"))
        .hasSize(2);
    Element inside =
        page(old, "/ada_miller")
            .expectFirst(".profile-card-fullname span.icon-ok.verified-icon.business");
    assertThat(inside.attr("title")).isEqualTo("Verified business account");
    assertThat(page(recent, "/ben").select(".verified-icon")).isEmpty();
  }

  @Test
  void banner_isTheOnlyPlaceOfTheId() throws Exception {
    assertThat(page(recent, "/ben").expectFirst(".profile-banner > a").attr("href"))
        .startsWith("/pic/https%3A%2F%2Fpbs.twimg.com%2Fprofile_banners%2F100002%2F");
    change(user("ben").toBuilder().bannerUrl("").avatarUrl("").build());
    Seen without = browser.get(recent, "/ben");
    assertThat(without.page().expectFirst(".profile-banner > a").attr("style"))
        .startsWith("background-color: #");
    assertThat(without.body()).doesNotContain("100002");
  }

  @Test
  void photoRail_linksTweetsThatAreNoTimelineItems() throws Exception {
    assertThat(page(recent, "/Ada_Miller").select(".photo-rail-grid a").eachAttr("href"))
        .containsExactly(
            "/Ada_Miller/status/" + town.gif.id() + "#m",
            "/Ada_Miller/status/" + town.film.id() + "#m",
            "/Ada_Miller/status/" + town.photos.id() + "#m");
  }

  @Test
  void lockedPerson_isShownWithoutTimeline() throws Exception {
    change(user("ben").toBuilder().isProtected(true).build());
    Seen seen = browser.get(recent, "/ben");
    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.page().select(".profile-card .icon-lock").attr("title"))
        .isEqualTo("Protected account");
    assertThat(seen.page().select(".timeline-header.timeline-protected > h2").text())
        .isEqualTo("This account's tweets are protected.");
    assertThat(seen.page().select(".timeline, .tab")).isEmpty();
    assertThat(seen.body()).doesNotContain("Ben's own");
  }

  @Test
  void suspendedPerson_isA200WhoseNameTheOldBuildLost() throws Exception {
    change(user("ben").toBuilder().state(UserState.SUSPENDED).build());
    assertThat(browser.get(recent, "/ben").status()).isEqualTo(200);
    assertThat(browser.get(recent, "/ben").error()).isEqualTo("User \"ben\" has been suspended");
    assertThat(browser.get(old, "/ben").error()).isEqualTo("User \"\" has been suspended");
    assertThat(browser.get(recent, "/ben/search?f=tweets&q=").error()).contains("suspended");
  }

  @Test
  void unknownOrClosedPerson_isNotFound() throws Exception {
    assertThat(browser.get(recent, "/ghost").status()).isEqualTo(404);
    assertThat(browser.get(recent, "/ghost").error()).isEqualTo("User \"ghost\" not found");
    assertThat(browser.get(recent, "/ghost").page().title()).isEqualTo("Error | My birds");
    change(user("ben").toBuilder().state(UserState.DEACTIVATED).build());
    assertThat(browser.get(recent, "/ben/with_replies").error())
        .isEqualTo("User \"ben\" not found");
  }

  @Test
  void renamedPerson_isFoundById() throws Exception {
    change(user("ben").toBuilder().username("Benjamin").build());
    Seen seen = browser.get(recent, "/i/user/100002");
    assertThat(seen.status()).isEqualTo(303);
    assertThat(seen.response().headers().firstValue("Location")).contains("/Benjamin");
    assertThat(browser.get(recent, "/ben").status()).isEqualTo(404);
    assertThat(browser.get(recent, "/i/user/5").status()).isEqualTo(404);
    assertThat(browser.get(recent, "/i/user/5").error()).isEqualTo("User not found");
  }

  @Test
  void pathThatIsNone_isAPageNotFound() throws Exception {
    for (String path : new String[] {"/no/such/page", "/strange-name", "/a/b/c/d/e/f"}) {
      assertThat(browser.get(recent, path).status()).isEqualTo(404);
      assertThat(browser.get(recent, path).error()).isEqualTo("Page not found");
    }
  }

  private Document page(NitterInstance instance, String path)
      throws IOException, InterruptedException {
    Seen seen = browser.get(instance, path);
    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.response().headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    return seen.page();
  }

  private static String number(Document page, String which) {
    return page.expectFirst("ul.profile-statlist > li." + which + " .profile-stat-num").text();
  }

  private WorldUser user(String name) {
    return simulator.upstream().user(name).orElseThrow();
  }

  private void change(WorldUser user) {
    simulator.upstream().put(user);
  }
}
