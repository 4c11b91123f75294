/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import dev.covey.chassis.permit.Admission;
import dev.covey.chassis.permit.PermitGate;
import dev.covey.model.ledger.Permit;
import dev.covey.model.source.Sighting;
import dev.covey.model.source.SourceFailure.Kind;
import dev.covey.model.source.SourceMetrics;
import dev.covey.source.nitter.http.HttpOutcome;
import dev.covey.source.nitter.http.InstanceHttp;
import dev.covey.source.nitter.page.NitterPage;
import dev.covey.source.nitter.page.PageReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Gets one page: takes a permit, asks, follows redirects that stay with the instance, reads, and
 * tells meter, health and metrics how it went. Safe for many threads.
 */
final class PageFetch {
  static final String SOURCE = "nitter";
  private static final int MOST_REDIRECTS = 3;

  private final InstanceHttp http;
  private final PermitGate meter;
  private final InstanceRing ring;
  private final SourceMetrics metrics;
  private final InstantSource clock;
  private final Duration rateLimitPause;
  private final Failures failures;
  private final PageReader reader = new PageReader();

  PageFetch(
      InstanceHttp http,
      PermitGate meter,
      InstanceRing ring,
      SourceMetrics metrics,
      InstantSource clock,
      Duration rateLimitPause) {
    this.http = http;
    this.meter = meter;
    this.ring = ring;
    this.metrics = metrics;
    this.clock = clock;
    this.rateLimitPause = rateLimitPause;
    this.failures = new Failures(clock);
  }

  /** Asks once more where the failure looks like a chance one. */
  Fetched get(Instance instance, HttpUrl url) throws InterruptedException {
    Fetched first = follow(instance, url);
    boolean again =
        first instanceof Fetched.Missed(var failure)
            && (failure.kind() == Kind.BROKEN || failure.kind() == Kind.UNREACHABLE);
    return again ? follow(instance, url) : first;
  }

  private Fetched follow(Instance instance, HttpUrl url) throws InterruptedException {
    HttpUrl target = url;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      Attempt attempt = new Attempt(instance, target);
      Fetched fetched = attempt.run();
      if (fetched != null) {
        return fetched;
      }
      target = attempt.target;
    }
    return missed(instance, Kind.BLOCKED, "it redirects in circles");
  }

  private Fetched missed(Instance instance, Kind kind, String reason) {
    ring.failed(instance, reason);
    return new Fetched.Missed(failures.of(kind, instance, reason));
  }

  /** One request, which may end in a redirect. */
  private final class Attempt {
    private final Instance instance;
    private HttpUrl target;

    Attempt(Instance instance, HttpUrl target) {
      this.instance = instance;
      this.target = target;
    }

    /** Null if it was redirected, to {@code target}. */
    @Nullable Fetched run() throws InterruptedException {
      return switch (meter.admit(instance.meter(), "GET " + target.encodedPath())) {
        case Admission.Later(var until, var reason) ->
            new Fetched.Missed(failures.until(Kind.OUR_LIMIT, instance, reason, until));
        case Admission.Granted(var permits) -> ask(permits);
      };
    }

    private @Nullable Fetched ask(List<Permit> permits) throws InterruptedException {
      long start = System.nanoTime();
      boolean neverLeft = false;
      String outcome = "interrupted";
      try {
        HttpOutcome answer = http.get(target);
        neverLeft =
            answer instanceof HttpOutcome.Unreachable unreachable && unreachable.neverLeft();
        Fetched fetched = judge(answer);
        outcome = word(answer, fetched);
        return fetched;
      } finally {
        meter.landed(permits, neverLeft);
        metrics.request(SOURCE, outcome, Duration.ofNanos(System.nanoTime() - start));
      }
    }

    private @Nullable Fetched judge(HttpOutcome answer) {
      return switch (answer) {
        case HttpOutcome.Unreachable(var reason, _) -> missed(instance, Kind.UNREACHABLE, reason);
        case HttpOutcome.TooLarge(var most) ->
            missed(instance, Kind.BROKEN, "its answer has more than " + most + " bytes");
        case HttpOutcome.Redirected(var location) -> redirect(location);
        case HttpOutcome.Answered answered -> read(answered);
      };
    }

    private @Nullable Fetched redirect(String location) {
      HttpUrl next = target.resolve(location);
      if (next == null || !instance.isHomeOf(next)) {
        return missed(
            instance, Kind.BLOCKED, "it redirects to " + (next == null ? location : next.host()));
      }
      target = next.newBuilder().username(target.username()).password(target.password()).build();
      return null;
    }

    private Fetched read(HttpOutcome.Answered answer) {
      NitterPage page =
          reader.read(answer.body().toByteArray(), answer.contentType(), answer.status());
      String said = page.message() == null ? "status " + answer.status() : page.message();
      return switch (page.pageClass()) {
        case RATE_LIMITED -> rateLimited(answer, said);
        case CHALLENGE -> missed(instance, Kind.BLOCKED, "a challenge instead of a page: " + said);
        case RSS_DISABLED -> missed(instance, Kind.BLOCKED, said);
        case UPSTREAM_ERROR -> missed(instance, Kind.BROKEN, said);
        case NOT_NITTER -> missed(instance, Kind.BROKEN, "no answer of Nitter: " + said);
        case OK,
            EMPTY,
            END,
            USER_NOT_FOUND,
            SUSPENDED,
            PROTECTED,
            TWEET_NOT_FOUND,
            TWEET_UNAVAILABLE,
            INVALID_ID -> {
          ring.succeeded(instance);
          yield new Fetched.Page(page, new Sighting(instance.place(), clock.instant()));
        }
      };
    }

    private Fetched rateLimited(HttpOutcome.Answered answer, String said) {
      Duration pause = answer.retryAfter() == null ? rateLimitPause : answer.retryAfter();
      Instant until = clock.instant().plus(pause);
      meter.block(instance.meter(), until, "429: " + said);
      ring.shutUntil(instance, until, "429: " + said);
      return new Fetched.Missed(failures.until(Kind.RATE_LIMITED, instance, said, until));
    }

    private static String word(HttpOutcome answer, @Nullable Fetched fetched) {
      return switch (fetched) {
        case null -> "redirect";
        case Fetched.Page(var page, _) -> page.pageClass().text();
        case Fetched.Missed(var failure) when answer instanceof HttpOutcome.Answered ->
            failure.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        case Fetched.Missed _ -> "unreachable";
      };
    }
  }
}
