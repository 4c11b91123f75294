/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One message of every type, for tests that must hold for all. */
final class MessageSamples {
  private static final Instant THEN = Instant.parse("2026-11-20T08:00:00Z");

  private MessageSamples() {}

  static List<Message> all() {
    return List.of(
        new FetchAndPersist(7, "ada", THEN.minusSeconds(3600), THEN),
        new PersistedReview(7, List.of("1859300000000000001", "1859300000000000002")),
        new Action(17, "42", "like"),
        new Archive("1859300000000000001", "https://x.com/ada/status/1859300000000000001"),
        new Webhook(5, "019a9f3c-1c00-7000-8000-000000000005"),
        new TweetDetected(7, "1859300000000000001", "ada", THEN.minusSeconds(60), THEN),
        new TweetDeleted(7, "1859300000000000001", "gone", THEN, evidence("missing")),
        new TweetReappeared(7, "1859300000000000001", "reappeared", THEN, evidence("visible")),
        new ProfileChanged(7, "ada_b", "username", "ada", "ada_b", THEN),
        new ActionSettled(17, "42", "like", "failed", "account is locked", THEN));
  }

  private static List<Evidence> evidence(String seen) {
    return List.of(new Evidence(THEN.minusSeconds(60), "nitter:nitter.example.org", seen));
  }

  static List<String> typeNames() {
    List<String> names = new ArrayList<>();
    MessageType.JOBS.forEach(type -> names.add(type.name()));
    MessageType.EVENTS.forEach(type -> names.add(type.name()));
    return names;
  }
}
