/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.kit.world.PostDraft;
import dev.covey.simulator.kit.world.UserDraft;
import dev.covey.simulator.kit.world.UserState;
import dev.covey.simulator.kit.world.VerifiedType;
import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.kit.world.WorldBuilder;
import dev.covey.simulator.x.XClient.Reply;
import dev.covey.simulator.x.settings.Switch;
import dev.covey.simulator.x.settings.Vocabulary;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReadingIT extends XSuite {

  private static final Town TOWN = Town.build();

  ReadingIT() {
    super(TOWN.world());
  }

  /** Dora, who posts; Emil, who is locked; Fritz, who is suspended. */
  private record Town(World world, long dora, long hello, long answer, long secret) {

    static Town build() {
      var world = new WorldBuilder(START.minus(Duration.ofDays(365)));
      UserDraft dora =
          world
              .user("dora")
              .name("Dora Diaz")
              .bio("Boats & #knots")
              .website("https://example.org/dora")
              .verified(VerifiedType.BLUE)
              .crowd(1000, 10)
              .joined(START.minus(Duration.ofDays(100)));
      UserDraft emil = world.user("emil").locked();
      UserDraft fritz = world.user("fritz").state(UserState.SUSPENDED);
      PostDraft hello =
          dora.post(
                  "Look: https://example.org/a-very-long/path/to/it #boats & @emil",
                  START.minusSeconds(90))
              .photo("https://pbs.twimg.com/media/boat.jpg", "a boat");
      dora.pin(hello);
      PostDraft answer = dora.reply(hello, "More of it", START.minusSeconds(60));
      PostDraft secret = emil.post("Not for all", START.minusSeconds(50));
      fritz.post("Banned", START.minusSeconds(40));
      dora.post("Tomorrow", START.plusSeconds(3600));
      dora.post("Soon gone", START.minusSeconds(30)).deleted(START.plusSeconds(60));
      fritz.like(hello, START);
      return new Town(world.build(), dora.id(), hello.id(), answer.id(), secret.id());
    }
  }

  @Test
  void defaults_areIdTextAndHistory() {
    Reply read = client.get(ada, "/2/tweets/" + TOWN.hello());

    assertThat(read.data().propertyNames()).containsExactly("id", "text", "edit_history_tweet_ids");
  }

  @Test
  void text_isShortenedEscapedAndAnnotated() {
    Reply read = client.get(ada, "/2/tweets/" + TOWN.hello() + "?tweet.fields=entities");

    String text = read.data().path("text").asString();
    assertThat(text).matches("Look: https://t.co/\\w{10} #boats &amp; @emil https://t.co/\\w{10}");
    JsonNode url = read.data().path("entities").path("urls").path(0);
    assertThat(url.path("expanded_url").asString())
        .isEqualTo("https://example.org/a-very-long/path/to/it");
    assertThat(text.substring(url.path("start").asInt(), url.path("end").asInt()))
        .isEqualTo(url.path("url").asString());
    JsonNode picture = read.data().path("entities").path("urls").path(1);
    assertThat(picture.path("expanded_url").asString())
        .isEqualTo("https://x.com/dora/status/" + TOWN.hello() + "/photo/1");
    JsonNode mention = read.data().path("entities").path("mentions").path(0);
    assertThat(mention.path("username").asString()).isEqualTo("emil");
    assertThat(mention.path("id").asString()).isEqualTo("100002");
    assertThat(text.substring(mention.path("start").asInt(), mention.path("end").asInt()))
        .isEqualTo("@emil");
    assertThat(read.data().path("entities").path("hashtags").path(0).path("tag").asString())
        .isEqualTo("boats");
    simulator.settings().set(Switch.ESCAPE_TEXT, false);
    assertThat(client.get(ada, "/2/tweets/" + TOWN.hello()).data().path("text").asString())
        .contains("#boats & @emil");
  }

  @Test
  void expansions_bringAuthorsMediaAndParents() {
    Reply read =
        client.get(
            ada,
            "/2/tweets?ids=%d,%d".formatted(TOWN.hello(), TOWN.answer())
                + "&expansions=author_id,attachments.media_keys,referenced_tweets.id"
                + "&tweet.fields=public_metrics,created_at&user.fields=public_metrics,verified_type"
                + "&media.fields=url,alt_text,width");

    assertThat(read.all("id"))
        .containsExactly(Long.toString(TOWN.hello()), Long.toString(TOWN.answer()));
    JsonNode includes = read.json().path("includes");
    assertThat(includes.path("users")).hasSize(1);
    JsonNode author = includes.path("users").path(0);
    assertThat(author.path("public_metrics").path("followers_count").asInt()).isEqualTo(1000);
    assertThat(author.path("public_metrics").path("tweet_count").asInt()).isEqualTo(3);
    assertThat(author.path("verified_type").asString()).isEqualTo("blue");
    assertThat(includes.path("media").path(0).path("alt_text").asString()).isEqualTo("a boat");
    assertThat(includes.path("tweets").path(0).path("id").asLong()).isEqualTo(TOWN.hello());
    assertThat(read.data().path(0).path("created_at").asString())
        .isEqualTo("2026-03-01T09:58:30.000Z");
    assertThat(read.data().path(0).path("public_metrics").path("reply_count").asInt()).isEqualTo(1);
    assertThat(read.data().path(0).path("attachments").path("media_keys").path(0).asString())
        .isEqualTo(includes.path("media").path(0).path("media_key").asString());
  }

  @Test
  void newVocabulary_hasItsOwnNamesAndRefusesTheOld() {
    simulator.settings().vocabulary(Vocabulary.NEW);

    Reply refused = client.get(ada, "/2/tweets/" + TOWN.answer() + "?tweet.fields=created_at");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("tweet.fields");
    assertThat(client.get(ada, "/2/tweets/" + TOWN.answer() + "?post.fields=author_id").status())
        .isEqualTo(400);

    Reply read =
        client.get(
            ada,
            "/2/tweets/%d?post.fields=public_metrics,created_at".formatted(TOWN.answer())
                + "&expansions=author_id,referenced_posts&user.fields=public_metrics");
    assertThat(read.header("api-version")).isEqualTo("2.167");
    assertThat(read.data().propertyNames())
        .contains("edit_history_post_ids", "author_id", "referenced_posts");
    assertThat(read.data().path("public_metrics").has("repost_count")).isTrue();
    assertThat(read.json().path("includes").path("posts").path(0).path("author_id").asLong())
        .isEqualTo(TOWN.dora());
    assertThat(
            read.json()
                .path("includes")
                .path("users")
                .path(0)
                .path("public_metrics")
                .has("post_count"))
        .isTrue();
  }

  @Test
  void mixedVocabulary_takesEitherAndAnswersOld() {
    simulator.settings().vocabulary(Vocabulary.MIXED);

    for (String name : List.of("tweet.fields", "post.fields")) {
      Reply read = client.get(ada, "/2/tweets/%d?%s=created_at".formatted(TOWN.hello(), name));
      assertThat(read.data().propertyNames()).contains("created_at", "edit_history_tweet_ids");
    }
  }

  @Test
  void someMissing_areErrorsBesideTheData() {
    Reply read =
        client.get(ada, "/2/tweets?ids=%d,12345,%d".formatted(TOWN.hello(), TOWN.secret()));

    assertThat(read.status()).isEqualTo(200);
    assertThat(read.all("id")).containsExactly(Long.toString(TOWN.hello()));
    JsonNode errors = read.json().path("errors");
    assertThat(errors).hasSize(2);
    assertThat(errors.path(0).path("title").asString()).isEqualTo("Not Found Error");
    assertThat(errors.path(0).path("detail").asString())
        .isEqualTo("Could not find tweet with ids: [12345].");
    assertThat(errors.path(0).path("resource_id").asString()).isEqualTo("12345");
    assertThat(errors.path(1).path("type").asString()).endsWith("/not-authorized-for-resource");
  }

  @Test
  void protectedPosts_areSeenByFollowers() {
    simulator.state().follows().add(ada.userId(), 100_002);

    assertThat(client.get(ada, "/2/tweets/" + TOWN.secret()).data().path("text").asString())
        .isEqualTo("Not for all");
    assertThat(client.get(bela, "/2/tweets/" + TOWN.secret()).json().has("data")).isFalse();
    Reply timeline = client.get(bela, "/2/users/100002/tweets");
    assertThat(timeline.json().path("errors").path(0).path("title").asString())
        .isEqualTo("Authorization Error");
  }

  @Test
  void posts_comeAndGoWithTheClock() {
    String timeline = "/2/users/" + TOWN.dora() + "/tweets";

    assertThat(client.get(ada, timeline).all("text")).hasSize(3).contains("Soon gone");
    simulator.clock().advance(Duration.ofHours(1));
    assertThat(client.get(ada, timeline).all("text"))
        .hasSize(3)
        .contains("Tomorrow")
        .doesNotContain("Soon gone");
  }

  @Test
  void users_areFoundByIdNameAndList() {
    String fields = "?user.fields=created_at,description,url,entities,pinned_tweet_id,protected";
    JsonNode byName = client.get(ada, "/2/users/by/username/DORA" + fields).data();

    assertThat(byName.path("name").asString()).isEqualTo("Dora Diaz");
    assertThat(byName.path("created_at").asString()).isEqualTo("2025-11-21T10:00:00.000Z");
    assertThat(byName.path("pinned_tweet_id").asLong()).isEqualTo(TOWN.hello());
    assertThat(byName.path("protected").asBoolean()).isFalse();
    assertThat(
            byName
                .path("entities")
                .path("url")
                .path("urls")
                .path(0)
                .path("expanded_url")
                .asString())
        .isEqualTo("https://example.org/dora");
    assertThat(client.get(ada, "/2/users/" + TOWN.dora() + fields).data()).isEqualTo(byName);
    assertThat(client.get(ada, "/2/users/by?usernames=dora,sandbox_2").all("username"))
        .containsExactly("dora", "sandbox_2");
    Reply pinned = client.get(ada, "/2/users/" + TOWN.dora() + "?expansions=pinned_tweet_id");
    assertThat(pinned.json().path("includes").path("tweets").path(0).path("id").asLong())
        .isEqualTo(TOWN.hello());
  }

  @Test
  void users_missingAndSuspendedAreToldApart() {
    Reply read = client.get(ada, "/2/users/by?usernames=dora,nobody,fritz");

    assertThat(read.all("username")).containsExactly("dora");
    JsonNode errors = read.json().path("errors");
    assertThat(errors.path(0).path("detail").asString())
        .isEqualTo("Could not find user with usernames: [nobody].");
    assertThat(errors.path(1).path("detail").asString())
        .isEqualTo("User has been suspended: [fritz].");
  }

  @Test
  void unknownParametersAndValues_areRefused() {
    for (String query :
        List.of(
            "ids=1&colour=red",
            "ids=abc",
            "ids=",
            "ids=1&tweet.fields=colour",
            "",
            "ids=1&expansions=x")) {
      Reply refused = client.get(ada, "/2/tweets?" + query);
      assertThat(refused.status()).as(query).isEqualTo(400);
      assertThat(refused.json().path("errors").path(0).path("message").asString()).isNotEmpty();
    }
    String tooMany = "1,".repeat(100) + "1";
    assertThat(client.get(ada, "/2/tweets?ids=" + tooMany).status()).isEqualTo(400);
    assertThat(client.get(ada, "/2/tweets/12x").status()).isEqualTo(400);
    assertThat(client.get(ada, "/2/nothing/here").status()).isEqualTo(404);
    assertThat(client.get(ada, "/2/nothing/here").text()).isEmpty();
  }
}
