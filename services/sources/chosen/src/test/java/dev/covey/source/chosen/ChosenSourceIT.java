/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.chosen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.config.Settings;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.model.database.Database;
import dev.covey.model.entity.Profile;
import dev.covey.model.history.SelectProfileSource;
import dev.covey.model.source.KnownSource;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.source.TweetQuery;
import dev.covey.model.time.CoveyClock;
import dev.covey.model.time.Slice;
import dev.covey.testing.fixtures.InMemoryLedger;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(MigratedDatabase.class)
class ChosenSourceIT {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final Slice SLICE = new Slice(NOW.minus(Duration.ofDays(2)), NOW);

  private final InMemorySource nitter = new InMemorySource("nitter", 2);
  private final InMemorySource x = new InMemorySource("x", 1);
  @TempDir private Path home;
  private Database database;

  @BeforeEach
  void prepare(Database migrated) throws SQLException {
    database = migrated;
    insert("Plain", null);
    insert("ByApi", "x");
    insert("ByPage", "nitter");
  }

  private void insert(String username, @Nullable String source) throws SQLException {
    database.inTransaction(transaction -> {
      try (var insert =
          transaction
              .connection()
              .prepareStatement(
                  """
                  insert into profile
                    (username, full_name, verified, status, source, track_from, added_at, looked_at)
                  values (?, '', 'none', 'active', ?, now(), now(), now())
                  """)) {
        insert.setString(1, username);
        insert.setString(2, source);
        return insert.executeUpdate();
      }
    });
  }

  private ChosenSource source(KnownSource usual, ProfileChoices choices) {
    return new ChosenSource(
        Map.of(KnownSource.NITTER, nitter, KnownSource.X, x), usual, choices, CoveyClock.system());
  }

  private ChosenSource source(KnownSource usual) {
    return source(
        usual,
        username ->
            database.inTransaction(transaction -> SelectProfileSource.of(transaction, username)));
  }

  @Test
  void profile_isReadWhereItIsSetFor() throws Exception {
    ChosenSource source = source(KnownSource.NITTER);

    assertThat(source.read("byapi", SLICE).source()).isEqualTo("x");
    assertThat(source.read("ByPage", SLICE).source()).isEqualTo("nitter");
    assertThat(source.read("plain", SLICE).source()).isEqualTo("nitter");
    source.lookProfile("unknown");
    source.lookTweets(List.of(new TweetQuery(5, Set.of())));

    assertThat(nitter.asked())
        .containsExactly("slice ByPage", "slice plain", "profile unknown", "tweet 5");
    assertThat(x.asked()).containsExactly("slice byapi");
  }

  @Test
  void storedProfile_tellsWhereItIsReadItself() throws Exception {
    ChosenSource source =
        source(
            KnownSource.NITTER,
            _ -> {
              throw new SQLException("nobody needs to ask");
            });
    Profile byApi = new Profile();
    byApi.source = "x";

    source.of(byApi).lookTweets(List.of(new TweetQuery(5, Set.of())));
    source.of(new Profile()).lookTweets(List.of(new TweetQuery(6, Set.of())));
    source.lookProfileById(7);

    assertThat(x.asked()).containsExactly("tweet 5");
    assertThat(nitter.asked()).containsExactly("tweet 6", "profile #7");
  }

  @Test
  void usualSource_isASetting() throws Exception {
    ChosenSource source = source(KnownSource.X);

    assertThat(source.read("plain", SLICE).source()).isEqualTo("x");
    assertThat(source.read("ByPage", SLICE).source()).isEqualTo("nitter");
    assertThat(source.beginningWith(KnownSource.NITTER).read("plain", SLICE).source())
        .isEqualTo("nitter");
    assertThat(source.beginningWith(null).read("plain", SLICE).source()).isEqualTo("x");
    assertThat(source.places()).isEqualTo(3);
  }

  @Test
  void choiceThatCannotBeRead_isNoChoice() throws Exception {
    ChosenSource source =
        source(
            KnownSource.X,
            _ -> {
              throw new SQLException("gone");
            });

    assertThat(source.read("ByPage", SLICE).source()).isEqualTo("x");
  }

  @Test
  void onlySource_isUsedWhateverIsSet() throws Exception {
    ChosenSource source =
        new ChosenSource(
            Map.of(KnownSource.X, x),
            KnownSource.NITTER,
            _ -> Optional.of("nitter"),
            CoveyClock.system());

    assertThat(source.name()).isEqualTo("x");
    assertThat(source.read("ByPage", SLICE).source()).isEqualTo("x");
    source.close();
    assertThat(x.isClosed()).isTrue();
  }

  @Test
  void closing_closesBoth() {
    source(KnownSource.X).close();

    assertThat(nitter.isClosed()).isTrue();
    assertThat(x.isClosed()).isTrue();
  }

  private CoveyConfig config(String... pairs) {
    Map<String, String> environment = new HashMap<>();
    environment.put("COVEY_HOME", home.toString());
    environment.put("COVEY_DATABASE_URL", database.access().url());
    for (int i = 0; i < pairs.length; i += 2) {
      environment.put(pairs[i], pairs[i + 1]);
    }
    return CoveyConfig.from(Settings.load(environment, home));
  }

  private String configured(String... pairs) {
    CoveyClock clock = CoveyClock.system();
    try (ChosenSource source =
        ChosenSource.of(
            config(pairs), database, new InMemoryLedger(clock), clock, SourceMetrics.NONE)) {
      return source.name();
    }
  }

  @Test
  void configuration_saysWhichSourcesThereAre() {
    String hosts = "COVEY_NITTER_HOSTS";
    String token = "COVEY_X_BEARER_TOKEN";
    String usual = "COVEY_HISTORY_SOURCE";

    assertThat(configured(hosts, "http://a.example")).isEqualTo("nitter");
    assertThat(configured(token, "t")).isEqualTo("x");
    assertThat(configured(hosts, "http://a.example", token, "t")).isEqualTo("nitter or x");
    assertThat(configured(hosts, "http://a.example", token, "t", usual, "x"))
        .isEqualTo("x or nitter");
    assertThat(configured()).isEqualTo("nitter");
    assertThatThrownBy(() -> configured(hosts, "http://a.example", usual, "x"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(usual)
        .hasMessageContaining(token);
    assertThat(ChosenSource.isSetUp(config())).isFalse();
    assertThat(ChosenSource.isSetUp(config(token, "t"))).isTrue();
    assertThat(ChosenSource.isSetUp(config(token, "t"), KnownSource.NITTER)).isFalse();
  }
}
