/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Hangs pictures, films, polls and cards under some posts of a sample world. */
final class SampleExtras {

  private static final String PICTURES = "https://pbs.twimg.com/media/Sample";
  private static final String FILMS = "https://video.twimg.com/";

  private final SplittableRandom random;

  SampleExtras(SplittableRandom random) {
    this.random = random;
  }

  void dress(PostDraft post, int number) {
    switch (random.nextInt(40)) {
      case 0, 1, 2, 3 -> post.photo(PICTURES + number + ".jpg", "A view of the day's work");
      case 4 -> {
        for (int i = 1; i <= 4; i++) {
          post.photo(PICTURES + number + "x" + i + ".jpg", i == 1 ? "The <first> of \"four\"" : "");
        }
      }
      case 5 ->
          post.media(
              new WorldMedia(
                  "video", FILMS + "ext_tw_video/" + number + "/pu/vid/film.mp4", "", 1280, 720));
      case 6 ->
          post.media(
              new WorldMedia(
                  "animated_gif", FILMS + "tweet_video/Sample" + number + ".mp4", "", 480, 270));
      case 7 ->
          post.poll(
              new WorldPoll(
                  List.of(
                      new WorldPoll.Option("Rye", random.nextInt(900)),
                      new WorldPoll.Option("Wheat & spelt", random.nextInt(900)),
                      new WorldPoll.Option("<none>", random.nextInt(90))),
                  post.at().plus(Duration.ofDays(1))));
      case 8 ->
          post.card(
              new WorldCard(
                  "https://example.org/news/" + number,
                  "The town's paper, No. " + number,
                  "What was mended, planted and baked this week",
                  "example.org",
                  number % 2 == 0));
      default -> {}
    }
    post.counts(
        new WorldCounts(
            random.nextInt(90),
            random.nextInt(12),
            random.nextInt(3),
            random.nextInt(2),
            random.nextInt(100, 9000)));
  }
}
