/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.archiveorg;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Every capture that was asked for, oldest first. Safe for many threads. */
final class Captures {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ArchiveSettings settings;
  private final Script script;
  private final List<Capture> captures = new ArrayList<>();

  Captures(ArchiveSettings settings, Script script) {
    this.settings = settings;
    this.script = script;
  }

  /** What somebody asks for; {@code reuseWithin} is zero to use no older capture. */
  record Request(
      String url,
      String account,
      Instant at,
      Duration reuseWithin,
      boolean screenshot,
      boolean hidden) {}

  /** What became of a request. */
  sealed interface Taken {
    record New(Capture capture) implements Taken {}

    /** An earlier capture of the same address stands in. */
    record Reused(Capture capture) implements Taken {}

    record Refused(Failure failure) implements Taken {}
  }

  synchronized Taken take(Request request) {
    Optional<Capture> earlier = latest(request);
    if (earlier.isPresent()) {
      return new Taken.Reused(earlier.get());
    }
    if (askedInLastMinute(request.account(), request.at()) >= settings.perMinute()) {
      return new Taken.Refused(Limits.SESSIONS);
    }
    if (count(sameDay(request.at()).and(c -> c.account().equals(request.account())))
        >= settings.perDay()) {
      return new Taken.Refused(Limits.DAY);
    }
    if (count(sameDay(request.at()).and(c -> isGoodCopy(c, request.url())))
        >= settings.perUrlAndDay()) {
      return new Taken.Refused(Limits.url(settings.perUrlAndDay()));
    }
    Capture capture = capture(request);
    captures.add(capture);
    return new Taken.New(capture);
  }

  private Optional<Capture> latest(Request request) {
    Instant from = request.at().minus(request.reuseWithin());
    return captures.stream()
        .filter(c -> isGoodCopy(c, request.url()) && c.askedAt().isAfter(from))
        .reduce((_, last) -> last);
  }

  private Capture capture(Request request) {
    return new Capture(
        jobId(request.url()),
        request.url(),
        request.account(),
        request.at(),
        request.at().plus(settings.captureTime()),
        script.next(request.url()),
        captures.stream().noneMatch(c -> isGoodCopy(c, request.url())),
        request.screenshot(),
        request.hidden());
  }

  private static boolean isGoodCopy(Capture capture, String url) {
    return capture.failure().isEmpty() && UrlKey.of(capture.url()).equals(UrlKey.of(url));
  }

  private static Predicate<Capture> sameDay(Instant at) {
    var day = at.atZone(ZoneOffset.UTC).toLocalDate();
    return capture -> capture.askedAt().atZone(ZoneOffset.UTC).toLocalDate().equals(day);
  }

  synchronized long askedInLastMinute(String account, Instant now) {
    return count(c -> c.account().equals(account) && c.askedAt().isAfter(now.minus(MINUTE)));
  }

  synchronized long askedToday(String account, Instant now) {
    return count(sameDay(now).and(c -> c.account().equals(account)));
  }

  synchronized long inProgress(String account, Instant now) {
    return count(c -> c.account().equals(account) && !c.isDone(now));
  }

  private long count(Predicate<Capture> wanted) {
    return captures.stream().filter(wanted).count();
  }

  synchronized Optional<Capture> byJob(String jobId) {
    return captures.stream().filter(c -> c.jobId().equals(jobId)).findFirst();
  }

  /** Those that were made by then, oldest first. */
  synchronized List<Capture> archived(Instant now) {
    return captures.stream()
        .filter(c -> c.isInArchive(now))
        .sorted(Comparator.comparing(Capture::doneAt))
        .toList();
  }

  synchronized void clear() {
    captures.clear();
  }

  private String jobId(String url) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((captures.size() + " " + url).getBytes(StandardCharsets.UTF_8));
      return "spn2-" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
