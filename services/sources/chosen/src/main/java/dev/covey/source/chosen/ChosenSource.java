/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.chosen;

import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.config.SourceChoiceConfig;
import dev.covey.chassis.config.SourcesConfig;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.model.database.Database;
import dev.covey.model.entity.Profile;
import dev.covey.model.history.SelectProfileSource;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.source.KnownSource;
import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.SliceRead;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.source.SourceRead;
import dev.covey.model.source.TweetLook;
import dev.covey.model.source.TweetQuery;
import dev.covey.model.source.TweetSource;
import dev.covey.model.time.CoveyClock;
import dev.covey.model.time.Slice;
import dev.covey.source.nitter.NitterSettings;
import dev.covey.source.nitter.NitterSource;
import dev.covey.source.x.history.XReadSettings;
import dev.covey.source.x.history.XSource;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads each profile where it is to be read: from the source that is set for it, else from the
 * usual one, and from the other where that one can't see. A source that is not set up is never
 * asked. Safe for many threads.
 */
public final class ChosenSource implements TweetSource {
  private static final Logger LOG = LoggerFactory.getLogger(ChosenSource.class);

  private final ProfileChoices choices;
  private final KnownSource usual;
  private final Map<KnownSource, TweetSource> byFirst;

  /** Of these sources, of which there is at least one. */
  ChosenSource(
      Map<KnownSource, TweetSource> sources,
      KnownSource usual,
      ProfileChoices choices,
      InstantSource clock) {
    this.choices = choices;
    this.usual = sources.containsKey(usual) ? usual : sources.keySet().iterator().next();
    this.byFirst = new EnumMap<>(sources);
    TweetSource nitter = sources.get(KnownSource.NITTER);
    TweetSource x = sources.get(KnownSource.X);
    if (nitter != null && x != null) {
      byFirst.put(KnownSource.NITTER, new FallbackSource(nitter, x, clock));
      byFirst.put(KnownSource.X, new FallbackSource(x, nitter, clock));
    }
  }

  /**
   * As the configuration says. Without any source it reads from no Nitter instance, and says so to
   * whoever asks.
   */
  public static ChosenSource of(
      CoveyConfig config,
      Database database,
      AccountLedger ledger,
      CoveyClock clock,
      SourceMetrics metrics) {
    KnownSource usual = config.sourceChoice().usual();
    Map<KnownSource, TweetSource> sources = new EnumMap<>(KnownSource.class);
    if (hasX(config)) {
      sources.put(KnownSource.X, new XSource(XReadSettings.of(config), ledger, clock, metrics));
    } else if (usual == KnownSource.X) {
      throw new UsageException(
          SourceChoiceConfig.HISTORY_SOURCE
              + " is x, but "
              + SourcesConfig.X_BEARER_TOKEN
              + " is not set");
    }
    if (hasNitter(config) || sources.isEmpty()) {
      sources.put(
          KnownSource.NITTER, new NitterSource(NitterSettings.of(config), ledger, clock, metrics));
    }
    return new ChosenSource(
        sources,
        usual,
        username ->
            database.inTransaction(transaction -> SelectProfileSource.of(transaction, username)),
        clock);
  }

  /** Whether there is anything to read from. */
  public static boolean isSetUp(CoveyConfig config) {
    return hasNitter(config) || hasX(config);
  }

  /** Whether that one can be read from. */
  public static boolean isSetUp(CoveyConfig config, KnownSource source) {
    return switch (source) {
      case NITTER -> hasNitter(config);
      case X -> hasX(config);
    };
  }

  private static boolean hasNitter(CoveyConfig config) {
    return !config.sources().nitterHosts().isEmpty();
  }

  private static boolean hasX(CoveyConfig config) {
    return config.sources().xApp().bearerToken() != null;
  }

  /** The same sources, that one first; it closes nothing. Null takes the usual one. */
  public TweetSource beginningWith(@Nullable KnownSource first) {
    return byFirst.getOrDefault(first == null ? usual : first, usual());
  }

  private TweetSource usual() {
    TweetSource source = byFirst.get(usual);
    if (source == null) {
      throw new IllegalStateException(usual + " is not among the sources");
    }
    return source;
  }

  /** The same sources, first the one that is set for that profile; it closes nothing. */
  public TweetSource of(Profile profile) {
    return beginningWith(KnownSource.of(profile.source));
  }

  private TweetSource of(String username) {
    try {
      return beginningWith(KnownSource.of(choices.of(username).orElse(null)));
    } catch (SQLException failure) {
      LOG.warn(
          "where @{} is to be read can't be told, so it is read as usual: {}",
          username,
          failure.getMessage());
    }
    return usual();
  }

  @Override
  public String name() {
    return usual().name();
  }

  @Override
  public ProfileLook lookProfile(String username) throws InterruptedException {
    return of(username).lookProfile(username);
  }

  @Override
  public ProfileLook lookProfileById(long userId) throws InterruptedException {
    return usual().lookProfileById(userId);
  }

  @Override
  public SliceRead readSlice(String username, Slice slice) throws InterruptedException {
    return read(username, slice).read();
  }

  @Override
  public SourceRead read(String username, Slice slice) throws InterruptedException {
    return of(username).read(username, slice);
  }

  @Override
  public List<TweetLook> lookTweets(List<TweetQuery> queries) throws InterruptedException {
    return usual().lookTweets(queries);
  }

  @Override
  public int places() {
    return usual().places();
  }

  /** Each source is in whatever begins with it. */
  @Override
  public void close() {
    usual().close();
  }
}
