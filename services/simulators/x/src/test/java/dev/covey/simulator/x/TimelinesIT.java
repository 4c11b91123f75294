/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.kit.world.PostDraft;
import dev.covey.simulator.kit.world.UserDraft;
import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.kit.world.WorldBuilder;
import dev.covey.simulator.x.XClient.Reply;
import dev.covey.simulator.x.access.OAuth1Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelinesIT extends XSuite {

  private static final int POSTS = 47;

  private static final Town TOWN = Town.build();

  TimelinesIT() {
    super(TOWN.world());
  }

  /** What Dora posted, oldest first and without replies, and what Emil made of the last of it. */
  private record Town(World world, long dora, List<PostDraft> posts) {

    static Town build() {
      var world = new WorldBuilder(START.minus(Duration.ofDays(365)));
      var posts = new ArrayList<PostDraft>();
      UserDraft dora = world.user("dora");
      UserDraft emil = world.user("emil");
      for (int i = 1; i <= POSTS; i++) {
        posts.add(dora.post("Number " + i, START.minus(Duration.ofMinutes(100 - i))));
      }
      PostDraft question = dora.post("What is \"the best\" knot? #boats", START.minusSeconds(500));
      posts.add(question);
      PostDraft answer = emil.reply(question, "A bowline, of course", START.minusSeconds(400));
      dora.reply(answer, "Thanks @emil", START.minusSeconds(300));
      emil.repost(question, START.minusSeconds(200));
      emil.quote(question, "Knots and cats", START.minusSeconds(100));
      dora.post("Long ago about a knot", START.minus(Duration.ofDays(8)));
      return new Town(world.build(), dora.id(), posts);
    }
  }

  @Test
  void pages_giveEachPostOnceNewestFirst() {
    List<String> seen = walk("/2/users/" + TOWN.dora() + "/tweets?exclude=replies&max_results=10");

    List<String> wanted =
        TOWN.posts().reversed().stream().map(post -> Long.toString(post.id())).toList();
    assertThat(seen).hasSize(POSTS + 2).startsWith(wanted.toArray(String[]::new));
  }

  @Test
  void pages_staySoundWhilePostsAreAdded() {
    String path = "/2/users/" + TOWN.dora() + "/tweets?max_results=20";
    Reply first = client.get(ada, path);
    write(simulator.accountOf("dora"), "In between");

    Reply second = client.get(ada, path + "&pagination_token=" + next(first));

    assertThat(second.all("id")).doesNotContainAnyElementsOf(first.all("id")).hasSize(20);
    Reply back =
        client.get(
            ada,
            path
                + "&pagination_token="
                + second.json().path("meta").path("previous_token").asString());
    assertThat(back.all("id")).isEqualTo(first.all("id"));
    assertThat(back.json().path("meta").path("newest_id").asString())
        .isEqualTo(first.all("id").getFirst());
  }

  @Test
  void tokens_areGoodForTheirTimelineOnly() {
    String token = next(client.get(ada, "/2/users/" + TOWN.dora() + "/tweets"));

    assertThat(client.get(ada, "/2/users/100002/tweets?pagination_token=" + token).status())
        .isEqualTo(400);
    assertThat(
            client
                .get(ada, "/2/users/" + TOWN.dora() + "/tweets?pagination_token=made_up")
                .status())
        .isEqualTo(400);
  }

  @Test
  void ranges_areByIdAndByTime() {
    String path = "/2/users/" + TOWN.dora() + "/tweets?max_results=100";
    long tenth = TOWN.posts().get(9).id();
    long twentieth = TOWN.posts().get(19).id();

    assertThat(client.get(ada, path + "&since_id=" + tenth + "&until_id=" + twentieth).all("id"))
        .hasSize(9);
    assertThat(
            client
                .get(
                    ada,
                    path
                        + "&start_time="
                        + TOWN.posts().get(9).at()
                        + "&end_time="
                        + TOWN.posts().get(19).at())
                .all("id"))
        .hasSize(10)
        .contains(Long.toString(tenth))
        .doesNotContain(Long.toString(twentieth));
    assertThat(client.get(ada, path + "&start_time=yesterday").status()).isEqualTo(400);
    assertThat(client.get(ada, path.replace("100", "101")).status()).isEqualTo(400);
  }

  @Test
  void exclude_leavesRepliesAndRepostsOut() {
    String path = "/2/users/100002/tweets?max_results=50";

    assertThat(client.get(ada, path).all("id")).hasSize(3);
    assertThat(client.get(ada, path + "&exclude=retweets").all("id")).hasSize(2);
    assertThat(client.get(ada, path + "&exclude=replies,retweets").all("text"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .matches("Knots and cats https://t\\.co/\\w{10}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from:dora knot                      | 1",
        "knot                                | 1",
        "(knot OR knots)                     | 2",
        "knots -cats                         | 0",
        "\"the best\"                        | 1",
        "#boats                              | 1",
        "conversation_id:ROOT                | 3",
        "conversation_id:ROOT is:reply       | 2",
        "conversation_id:ROOT is:reply -from:emil | 1",
        "in_reply_to_tweet_id:ROOT           | 1",
        "quotes_of_tweet_id:ROOT             | 1",
        "retweets_of_tweet_id:ROOT is:retweet | 1",
        "from:emil                           | 2",
        "to:dora                             | 1",
        "@emil                               | 1"
      })
  void search_understandsItsOperators(String query, int results) {
    String root = Long.toString(TOWN.posts().getLast().id());
    Reply found = search(query.replace("ROOT", root));

    assertThat(found.status()).as(found.text()).isEqualTo(200);
    assertThat(found.json().path("meta").path("result_count").asInt()).isEqualTo(results);
    assertThat(found.json().has("data")).isEqualTo(results > 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"is:reply", "-knot", "(knot", "knot)", "colour:red", "OR", "conversation_id:x"})
  void search_refusesWhatItCannotUnderstand(String query) {
    Reply refused = search(query);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("errors").path(0).path("parameters").has("query")).isTrue();
  }

  @Test
  void search_goesBackSevenDaysAndPages() {
    List<String> seen = walk("/2/tweets/search/recent?query=from%3Adora&max_results=10");

    assertThat(seen).hasSize(POSTS + 2).doesNotHaveDuplicates();
    String tooEarly = START.minus(Duration.ofDays(7)).minusSeconds(1).toString();
    assertThat(
            client.get(ada, "/2/tweets/search/recent?query=knot&start_time=" + tooEarly).status())
        .isEqualTo(400);
    assertThat(client.get(ada, "/2/tweets/search/recent").status()).isEqualTo(400);
  }

  @Test
  void search_takesEitherNameOfItsToken() {
    String path = "/2/tweets/search/recent?query=from%3Adora";
    String token = next(client.get(ada, path));

    assertThat(client.get(ada, path + "&next_token=" + token).all("id"))
        .isEqualTo(client.get(ada, path + "&pagination_token=" + token).all("id"))
        .hasSize(10);
  }

  @Test
  void followers_areCutIntoPages() {
    for (int i = 0; i < 25; i++) {
      simulator.state().follows().add(simulator.createAccounts(1).getFirst().userId(), TOWN.dora());
    }

    assertThat(walk("/2/users/" + TOWN.dora() + "/followers?max_results=10"))
        .hasSize(25)
        .doesNotHaveDuplicates();
  }

  private Reply search(String query) {
    return client.get(
        ada, "/2/tweets/search/recent?max_results=100&query=" + OAuth1Signature.encode(query));
  }

  /** All ids of all pages. */
  private List<String> walk(String path) {
    var seen = new ArrayList<String>();
    String token = "";
    do {
      Reply page = client.get(ada, path + (token.isEmpty() ? "" : "&pagination_token=" + token));
      assertThat(page.status()).as(page.text()).isEqualTo(200);
      seen.addAll(page.all("id"));
      token = next(page);
    } while (!token.isEmpty());
    return seen;
  }

  private static String next(Reply page) {
    return page.json().path("meta").path("next_token").asString("");
  }
}
