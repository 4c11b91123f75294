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
import dev.covey.simulator.kit.world.WorldCard;
import dev.covey.simulator.kit.world.WorldMedia;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How posts of a world look through the API. */
class ShownPostIT extends XSuite {
  private static final String LONG = "It was a <long> day & night. ".repeat(20);
  private static final Town TOWN = Town.build();

  ShownPostIT() {
    super(TOWN.world());
  }

  private record Town(World world, long cora, List<PostDraft> posts, PostDraft withheld) {
    static Town build() {
      var world = new WorldBuilder(START.minus(Duration.ofDays(365)));
      UserDraft cora = world.user("cora").bio("Bread & more: https://example.org/bread?a=1&b=2");
      UserDraft dario = world.user("dario").follow(cora, START.plusSeconds(60));
      PostDraft first = cora.post("First", START.minusSeconds(900));
      var posts = new ArrayList<PostDraft>();
      posts.add(
          dario
              .reply(first, "@cora @adam well done", START.minusSeconds(800))
              .photo("https://pbs.twimg.com/media/a.jpg", "A loaf"));
      posts.add(dario.quote(first, "See", START.minusSeconds(700)));
      posts.add(
          dario
              .post("News: https://example.org/n", START.minusSeconds(600))
              .card(new WorldCard("https://example.org/n", "News", "All of it", "", true)));
      posts.add(
          dario
              .post("Film", START.minusSeconds(500))
              .media(
                  new WorldMedia(
                      "video", "https://video.twimg.com/ext_tw_video/7/f.mp4", "no", 1, 1)));
      posts.add(dario.post(LONG, START.minusSeconds(400)));
      PostDraft withheld = dario.post("Kept back", START.minusSeconds(300)).unavailable("By law");
      posts.add(first);
      dario.like(first, START.plusSeconds(60)).repost(first, START.plusSeconds(90));
      return new Town(world.build(), cora.id(), posts, withheld);
    }
  }

  private JsonNode read(int number) {
    return client
        .get(
            ada,
            "/2/tweets?ids="
                + TOWN.posts().get(number).id()
                + "&tweet.fields=display_text_range,entities,note_tweet,public_metrics"
                + "&expansions=attachments.media_keys"
                + "&media.fields=url,alt_text,preview_image_url,variants")
        .json();
  }

  private static String shown(JsonNode post) {
    String text = post.path("text").asString();
    JsonNode range = post.path("display_text_range");
    return text.substring(
        text.offsetByCodePoints(0, range.path(0).asInt()),
        text.offsetByCodePoints(0, range.path(1).asInt()));
  }

  @Test
  void reply_showsNeitherItsNamesNorTheLinkToItsPictures() {
    JsonNode post = read(0).path("data").path(0);

    assertThat(post.path("text").asString()).matches("@cora @adam well done https://t.co/\\w+");
    assertThat(shown(post)).isEqualTo("well done");
  }

  @Test
  void quote_endsWithTheLinkToWhatItShows() {
    JsonNode post = read(1).path("data").path(0);

    assertThat(post.path("text").asString()).matches("See https://t.co/\\w+");
    assertThat(post.path("entities").path("urls").path(0).path("expanded_url").asString())
        .isEqualTo("https://x.com/cora/status/" + TOWN.posts().getLast().id());
  }

  @Test
  void link_tellsOfItsPage() {
    JsonNode link = read(2).path("data").path(0).path("entities").path("urls").path(0);

    assertThat(link.path("expanded_url").asString()).isEqualTo("https://example.org/n");
    assertThat(link.path("title").asString()).isEqualTo("News");
    assertThat(link.path("description").asString()).isEqualTo("All of it");
  }

  @Test
  void film_hasAStillAndStreamsButNoAddress() {
    JsonNode film = read(3).path("includes").path("media").path(0);

    assertThat(film.has("url")).isFalse();
    assertThat(film.has("alt_text")).isFalse();
    assertThat(film.path("preview_image_url").asString())
        .isEqualTo("https://pbs.twimg.com/ext_tw_video_thumb/7/f.jpg");
    assertThat(film.path("variants").size()).isEqualTo(3);
    assertThat(film.path("variants").path(2).path("url").asString())
        .startsWith("https://video.twimg.com/ext_tw_video/7/f.mp4");
  }

  @Test
  void longText_isWholeInItsNote() {
    JsonNode post = read(4).path("data").path(0);

    assertThat(post.path("text").asString()).endsWith("…");
    assertThat(post.path("note_tweet").path("text").asString())
        .isEqualTo(LONG.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
  }

  @Test
  void whatIsWithheld_isNotSaidToBeMissing() {
    JsonNode answer = client.get(ada, "/2/tweets?ids=" + TOWN.withheld().id()).json();

    assertThat(answer.has("data")).isFalse();
    assertThat(answer.path("errors").path(0).path("type").asString())
        .endsWith("/problems/resource-unavailable");
  }

  @Test
  void bio_hasShortLinksThatItsEntitiesExplain() {
    JsonNode cora =
        client.get(ada, "/2/users/" + TOWN.cora() + "?user.fields=description,entities").data();
    JsonNode link = cora.path("entities").path("description").path("urls").path(0);

    assertThat(cora.path("description").asString())
        .isEqualTo("Bread &amp; more: " + link.path("url").asString());
    assertThat(link.path("expanded_url").asString()).isEqualTo("https://example.org/bread?a=1&b=2");
  }

  @Test
  void whatIsYetToCome_countsWhenItsTimeHasCome() {
    assertThat(likesRepostsFollowers()).containsExactly(0L, 0L, 0L);
    simulator.clock().advance(Duration.ofSeconds(60));
    assertThat(likesRepostsFollowers()).containsExactly(1L, 0L, 1L);
    simulator.clock().advance(Duration.ofSeconds(60));
    assertThat(likesRepostsFollowers()).containsExactly(1L, 1L, 1L);
  }

  private List<Long> likesRepostsFollowers() {
    JsonNode post = read(5).path("data").path(0).path("public_metrics");
    JsonNode cora =
        client
            .get(ada, "/2/users/" + TOWN.cora() + "?user.fields=public_metrics")
            .data()
            .path("public_metrics");
    return List.of(
        post.path("like_count").asLong(),
        post.path("retweet_count").asLong(),
        cora.path("followers_count").asLong());
  }
}
