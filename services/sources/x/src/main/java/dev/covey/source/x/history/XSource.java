/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import dev.covey.chassis.permit.PermitGate;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.SliceRead;
import dev.covey.model.source.SourceFailure;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.source.TweetLook;
import dev.covey.model.source.TweetQuery;
import dev.covey.model.source.TweetSource;
import dev.covey.model.time.CoveyClock;
import dev.covey.model.time.Slice;
import dev.covey.source.x.XClient;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The X API as a source of tweets, read with the app's own token. It takes a permit of the ledger
 * before each call. What X says of a profile or tweet by name is definite; an end of a list is not,
 * as X shows only a profile's last 3,200 posts. Safe for many threads.
 */
public final class XSource implements TweetSource {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,20}");

  private final XReadSettings settings;
  private final CoveyClock clock;
  private final XClient client;
  private final PermitGate gate;
  private final AskX ask;
  private final Failures failures;

  public XSource(
      XReadSettings settings, AccountLedger ledger, CoveyClock clock, SourceMetrics metrics) {
    this.settings = settings;
    this.clock = clock;
    client = new XClient(settings.api(), clock);
    gate = new PermitGate(ledger, clock, settings.longestWait());
    ask = new AskX(client, settings.token(), gate, metrics, clock);
    failures = new Failures(clock);
  }

  @Override
  public String name() {
    return AskX.SOURCE;
  }

  @Override
  public ProfileLook lookProfile(String username) throws InterruptedException {
    return NAME.matcher(username).matches()
        ? new LookUser(ask, failures).at(username)
        : new ProfileLook.Unclear(noName(username));
  }

  @Override
  public ProfileLook lookProfileById(long userId) throws InterruptedException {
    return new LookUser(ask, failures).at(userId);
  }

  @Override
  public SliceRead readSlice(String username, Slice slice) throws InterruptedException {
    Instant now = clock.instant();
    if (!slice.from().isBefore(now)) {
      return new SliceRead.Failed(
          Failures.lasting("the slice from " + slice.from() + " lies in the future"));
    }
    Slice past = slice.until().isAfter(now) ? new Slice(slice.from(), now) : slice;
    SliceLimits limits = new SliceLimits(settings.maxPages(), settings.lag());
    return switch (lookProfile(username)) {
      case ProfileLook.Found found -> new ReadSlice(ask, failures, found, past, limits, now).read();
      case ProfileLook.Unclear(var failure) -> new SliceRead.Failed(failure);
      case ProfileLook look -> new SliceRead.Closed(look);
    };
  }

  @Override
  public List<TweetLook> lookTweets(List<TweetQuery> queries) throws InterruptedException {
    return new LookPosts(ask, failures).at(queries);
  }

  @Override
  public int places() {
    return 1;
  }

  private static SourceFailure noName(String username) {
    return Failures.lasting(
        "'" + username + "' is no name on X: those have up to 20 letters, digits and _, without @");
  }

  @Override
  public void close() {
    gate.close();
    client.close();
  }
}
