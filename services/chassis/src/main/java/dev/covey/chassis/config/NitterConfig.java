/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import java.time.Duration;

/** How Nitter instances are asked. */
public record NitterConfig(
    String contact,
    Duration timeout,
    Duration longestWait,
    Duration rateLimitPause,
    int maxPages,
    long controlTweet) {
  /** "just setting up my twttr": the oldest tweet that anybody can see. */
  public static final long FIRST_TWEET = 20;

  public static final Setting<String> CONTACT =
      new Setting<>(
          "nitter.contact",
          ValueTypes.text(),
          "",
          "a mail address or page, told to the instances with each request");
  public static final Setting<Duration> TIMEOUT =
      new Setting<>(
          "nitter.timeout",
          ValueTypes.duration(Duration.ofMillis(100), Duration.ofMinutes(10)),
          "30s",
          "how long one request may take in all");
  public static final Setting<Duration> LONGEST_WAIT =
      new Setting<>(
          "nitter.longest-wait",
          ValueTypes.duration(Duration.ZERO, Duration.ofMinutes(10)),
          "10s",
          "how long a request waits for a permit; where it takes longer, the job comes back later");
  public static final Setting<Duration> RATE_LIMIT_PAUSE =
      new Setting<>(
          "nitter.rate-limit-pause",
          ValueTypes.duration(Duration.ofSeconds(1), Duration.ofDays(1)),
          "5m",
          "how long an instance is left alone after 429, if it does not say itself");
  public static final Setting<Integer> MAX_PAGES =
      new Setting<>(
          "nitter.max-pages",
          ValueTypes.wholeNumber(1, 100_000),
          "500",
          "most pages that one slice reads from one instance");
  public static final Setting<Long> CONTROL_TWEET =
      new Setting<>(
          "nitter.control-tweet",
          ValueTypes.tweetId(),
          "20",
          "id of a tweet known to be there: an instance that does not show it is not believed when it"
              + " says that another one is gone");

  static final Concern CONCERN =
      Concern.of(
          "Nitter", CONTACT, TIMEOUT, LONGEST_WAIT, RATE_LIMIT_PAUSE, MAX_PAGES, CONTROL_TWEET);

  static NitterConfig from(Settings settings) {
    return new NitterConfig(
        settings.get(CONTACT),
        settings.get(TIMEOUT),
        settings.get(LONGEST_WAIT),
        settings.get(RATE_LIMIT_PAUSE),
        settings.get(MAX_PAGES),
        settings.get(CONTROL_TWEET));
  }
}
