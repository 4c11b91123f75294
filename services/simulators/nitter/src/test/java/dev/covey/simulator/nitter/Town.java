/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import dev.covey.simulator.kit.world.PostDraft;
import dev.covey.simulator.kit.world.UserDraft;
import dev.covey.simulator.kit.world.VerifiedType;
import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.kit.world.WorldBuilder;
import dev.covey.simulator.kit.world.WorldCard;
import dev.covey.simulator.kit.world.WorldCounts;
import dev.covey.simulator.kit.world.WorldMedia;
import dev.covey.simulator.kit.world.WorldPoll;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A small world in which everything occurs that a page can show. */
final class Town {
  static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");
  static final String HOSTILE = "<script>alert('x')</script> & \"q\" </div>\n\n  مرحبا 日本 👩‍👩‍👧";

  final WorldBuilder world = new WorldBuilder(Instant.parse("2012-03-04T05:06:00Z"));
  final UserDraft ada =
      world
          .user("Ada_Miller")
          .name("Ada <b>& Co</b> 🐦")
          .bio("Line one & <i>two</i>\nwith @ben and #bread, https://www.example.org/a?b=1&c=2")
          .location("Vigo, España")
          .website("https://ada.example.org/")
          .verified(VerifiedType.BUSINESS)
          .crowd(9_616_163, 1_204)
          .joined(Instant.parse("2006-03-21T20:50:14Z"));
  final UserDraft ben = world.user("ben").name("Ben");

  final PostDraft bens = ben.post("Ben's own", ago(50));
  final PostDraft plain = ada.post("plain", ago(30)).counts(new WorldCounts(1_234_567, 2, 3, 4, 5));
  final PostDraft hostile = ada.post(HOSTILE, ago(29));
  final PostDraft links =
      ada.post(
          "hi @ben and #bread and $BRD: https://www.example.com/a/very/long/url/that?a=b&c=d.",
          ago(28));
  final PostDraft reply = ada.reply(bens, "@ben @somebody indeed", ago(27));
  final PostDraft quote = ada.quote(bens, "look", ago(26));
  final PostDraft photos =
      ada.post("", ago(25))
          .photo("https://pbs.twimg.com/media/A1.jpg", "an <alt>")
          .photo("https://pbs.twimg.com/media/A2.jpg", "");
  final PostDraft film =
      ada.post("film", ago(24))
          .media(new WorldMedia("video", "https://video.twimg.com/ext_tw_video/9.mp4", "", 9, 9));
  final PostDraft gif =
      ada.post("gif", ago(23))
          .media(
              new WorldMedia(
                  "animated_gif", "https://video.twimg.com/tweet_video/G.mp4", "", 9, 9));
  final PostDraft poll =
      ada.post("poll", ago(22))
          .poll(
              new WorldPoll(
                  List.of(
                      new WorldPoll.Option("Yes", 97),
                      new WorldPoll.Option("No & never", 3),
                      new WorldPoll.Option("<maybe>", 0)),
                  NOW.minusSeconds(60)));
  final PostDraft card =
      ada.post("card", ago(21))
          .card(
              new WorldCard(
                  "https://example.org/article", "A title", "A text", "example.org", true))
          .communityNote("Readers added context");
  final PostDraft deleted = ada.post("deleted", ago(20)).deleted(ago(10));
  final PostDraft quoteOfDeleted = ada.quote(deleted, "it was here", ago(19));
  final PostDraft thread1 = ada.post("thread 1", ago(18));
  final PostDraft thread2 = ada.reply(thread1, "thread 2", ago(17));
  final PostDraft answer = ben.reply(thread1, "@Ada_Miller nice", ago(16));
  final PostDraft restricted =
      ada.post("adults", ago(15)).unavailable("Age-restricted adult content.");
  final PostDraft sensitive = ada.post("sensitive", ago(14)).sensitive();
  final PostDraft future = ada.post("not yet", NOW.plus(Duration.ofHours(1)));

  Town() {
    ada.repost(bens, ago(12));
    ada.pin(plain);
    ben.follow(ada, ago(5))
        .like(thread1, ago(5))
        .like(thread1, ago(4))
        .like(thread2, NOW.plusSeconds(1));
  }

  static Instant ago(int hours) {
    return NOW.minus(Duration.ofHours(hours));
  }

  World build() {
    return world.build();
  }
}
