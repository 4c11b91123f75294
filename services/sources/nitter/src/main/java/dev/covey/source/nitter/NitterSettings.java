/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.config.NitterConfig;
import dev.covey.chassis.config.SourcesConfig;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.source.nitter.http.HttpLimits;
import java.net.URI;
import java.util.List;

/**
 * What the source is given.
 *
 * @param contact a mail address or page for the people who run the instances; may be empty
 * @param maxPages most pages that one slice reads from one instance
 * @param controlTweet the id of a tweet that is known to be there
 */
public record NitterSettings(
    List<Instance> instances,
    String contact,
    HttpLimits http,
    Pacing pacing,
    int maxPages,
    long controlTweet) {
  private static final int MANY_PAGES = 500;

  public NitterSettings {
    instances = List.copyOf(instances);
    if (contact.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new IllegalArgumentException(
          "the contact must be plain ASCII but is '" + contact + "'");
    }
  }

  /** These instances, and defaults for the rest. */
  public static NitterSettings of(List<URI> urls) {
    return new NitterSettings(
        urls.stream().map(Instance::of).toList(),
        "",
        HttpLimits.DEFAULT,
        Pacing.DEFAULT,
        MANY_PAGES,
        NitterConfig.FIRST_TWEET);
  }

  /** As the configuration says; a URL that can't be used is a usage error. */
  public static NitterSettings of(CoveyConfig config) {
    NitterConfig nitter = config.nitter();
    HttpLimits http = HttpLimits.DEFAULT.withCallTimeout(nitter.timeout());
    Pacing pacing =
        new Pacing(
            nitter.longestWait(),
            nitter.rateLimitPause(),
            Pacing.DEFAULT.proofAge(),
            Pacing.DEFAULT.searchLag());
    try {
      return new NitterSettings(
          config.sources().nitterHosts().stream().map(Instance::of).toList(),
          nitter.contact(),
          http,
          pacing,
          nitter.maxPages(),
          nitter.controlTweet());
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(
          SourcesConfig.NITTER_HOSTS + " or " + NitterConfig.CONTACT + ": " + wrong.getMessage());
    }
  }

  String userAgent() {
    return contact.isEmpty() ? "Covey" : "Covey (" + contact + ")";
  }
}
