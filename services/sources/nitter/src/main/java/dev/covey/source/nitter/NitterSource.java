/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import dev.covey.chassis.permit.PermitGate;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.SliceRead;
import dev.covey.model.source.SourceFailure;
import dev.covey.model.source.SourceFailure.Kind;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.source.TweetLook;
import dev.covey.model.source.TweetQuery;
import dev.covey.model.source.TweetSource;
import dev.covey.model.time.CoveyClock;
import dev.covey.model.time.Slice;
import dev.covey.source.nitter.http.InstanceHttp;
import dev.covey.source.nitter.page.Username;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Nitter instances as a source of tweets. It takes a permit of the ledger before each request,
 * keeps one scan on one instance and starts again on another where one fails. "Not found" and
 * "nothing there" are only answered after a second look; and what could not be seen is never called
 * empty. Safe for many threads.
 */
public final class NitterSource implements TweetSource {
  private static final Duration UNTIL_SET = Duration.ofMinutes(5);

  private final NitterSettings settings;
  private final CoveyClock clock;
  private final InstanceHttp http;
  private final PermitGate meter;
  private final InstanceRing ring;
  private final PageFetch fetch;
  private final Failures failures;
  private final SearchProofs proofs;

  public NitterSource(
      NitterSettings settings, AccountLedger ledger, CoveyClock clock, SourceMetrics metrics) {
    this.settings = settings;
    this.clock = clock;
    Pacing pacing = settings.pacing();
    http = new InstanceHttp(settings.http(), settings.userAgent());
    meter = new PermitGate(ledger, clock, pacing.longestWait());
    ring = new InstanceRing(settings.instances(), clock);
    fetch = new PageFetch(http, meter, ring, metrics, clock, pacing.rateLimitPause());
    failures = new Failures(clock);
    proofs = new SearchProofs(clock, pacing.proofAge());
  }

  @Override
  public String name() {
    return PageFetch.SOURCE;
  }

  @Override
  public ProfileLook lookProfile(String username) throws InterruptedException {
    if (!Username.isOne(username)) {
      return new ProfileLook.Unclear(noName(username));
    }
    List<Instance> instances = ring.order();
    return instances.isEmpty()
        ? new ProfileLook.Unclear(noInstance())
        : LookProfile.named(fetch, failures, username).over(instances);
  }

  @Override
  public ProfileLook lookProfileById(long userId) throws InterruptedException {
    List<Instance> instances = ring.order();
    return instances.isEmpty()
        ? new ProfileLook.Unclear(noInstance())
        : LookProfile.numbered(fetch, failures, userId).over(instances);
  }

  @Override
  public SliceRead readSlice(String username, Slice slice) throws InterruptedException {
    Instant now = clock.instant();
    if (!Username.isOne(username)) {
      return new SliceRead.Failed(noName(username));
    }
    if (!slice.from().isBefore(now)) {
      return new SliceRead.Failed(
          Failures.lasting("the slice from " + slice.from() + " lies in the future"));
    }
    List<Instance> instances = ring.order();
    if (instances.isEmpty()) {
      return new SliceRead.Failed(noInstance());
    }
    Slice past = slice.until().isAfter(now) ? new Slice(slice.from(), now) : slice;
    SliceReading reading =
        new SliceReading(
            fetch,
            failures,
            proofs,
            username,
            settings.maxPages(),
            now.minus(settings.pacing().searchLag()));
    return new ReadSlice(reading, past).over(instances);
  }

  @Override
  public List<TweetLook> lookTweets(List<TweetQuery> queries) throws InterruptedException {
    Map<Long, TweetLook> looks =
        new LookTweets(fetch, failures, ring::order, settings.controlTweet()).at(queries);
    List<TweetLook> inOrder = new ArrayList<>(queries.size());
    for (TweetQuery query : queries) {
      TweetLook look = looks.get(query.id());
      inOrder.add(look == null ? new TweetLook.Unclear(query.id(), noInstance()) : look);
    }
    return inOrder;
  }

  @Override
  public int places() {
    return settings.instances().size();
  }

  private static SourceFailure noName(String username) {
    return Failures.lasting(
        "'"
            + username
            + "' is no name on X: those have up to "
            + Username.LONGEST
            + " letters, digits and _, without @");
  }

  private SourceFailure noInstance() {
    return ring.nextOpening().map(NitterSource::leftAlone).orElseGet(this::noneSet);
  }

  /** Nothing is wrong with what is asked for, and another process may have some. */
  private SourceFailure noneSet() {
    return new SourceFailure(
        Kind.LEFT_ALONE,
        "no Nitter instance is set; set COVEY_NITTER_HOSTS to some",
        clock.instant().plus(UNTIL_SET));
  }

  private static SourceFailure leftAlone(InstanceRing.Shut shut) {
    return new SourceFailure(
        shut.rateLimited() ? Kind.RATE_LIMITED : Kind.LEFT_ALONE,
        "every Nitter instance failed lately and is left alone for a while; the next is "
            + shut.instance().host()
            + ", which last said: "
            + shut.lastFailure(),
        shut.until());
  }

  @Override
  public void close() {
    meter.close();
    http.close();
  }
}
