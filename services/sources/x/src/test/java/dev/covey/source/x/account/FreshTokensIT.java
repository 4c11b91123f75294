/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.action.ClaimRefresh;
import dev.covey.model.action.LockCredentials;
import dev.covey.model.action.SelectCredentials;
import dev.covey.model.action.StopAccount;
import dev.covey.model.action.UpsertAccount;
import dev.covey.model.action.UpsertAccount.NewAccount;
import dev.covey.model.database.Database;
import dev.covey.model.seal.KeyFile;
import dev.covey.model.seal.LoadedSeal;
import dev.covey.model.seal.Seal;
import dev.covey.model.seal.Sealed;
import dev.covey.source.x.OAuth2App;
import dev.covey.source.x.SealedCredentials;
import dev.covey.source.x.SimulatedX;
import dev.covey.source.x.XCredentials;
import dev.covey.testing.fixtures.CuttableDatabase;
import dev.covey.testing.fixtures.MigratedDatabase;
import dev.covey.testing.fixtures.SelectTexts;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** New tokens, from the moment on that X has given them, are the only ones there are. */
@ExtendWith(MigratedDatabase.class)
@Timeout(120)
class FreshTokensIT extends SimulatedX {
  private static final String NAME = "fresh-tokens";
  private static final String WAITING =
      "select pid::text from pg_stat_activity where application_name like '%"
          + NAME
          + "%' and wait_event_type = 'Lock'";

  @TempDir Path folder;
  private KeyFile keyFile;
  private Database direct;
  private CuttableDatabase reached;
  private ExecutorService threads;

  @BeforeEach
  void start(Database database) throws Exception {
    direct = database;
    reached = CuttableDatabase.of(database.access(), NAME);
    threads = Executors.newVirtualThreadPerTaskExecutor();
    keyFile = new KeyFile(folder.resolve("key"));
    XCredentials.OAuth2 ended =
        new XCredentials.OAuth2(
            ada.oauth2AccessToken(), ada.oauth2RefreshToken(), START, Set.of("tweet.read"));
    NewAccount account =
        new NewAccount(
            "ada", null, null, SealedCredentials.seal(keyFile.loadOrCreate(), "ada", ended));
    direct.inTransaction(tx -> new UpsertAccount().run(tx.connection(), account, START));
  }

  @AfterEach
  void end() throws Exception {
    threads.close();
    reached.close();
  }

  private FreshTokens tokens(Supplier<Seal> seal) {
    OAuth2App app =
        new OAuth2App(
            simulator.url().resolve("/i/oauth2/authorize"),
            URI.create("http://127.0.0.1:9/callback"),
            ada.clientId(),
            ada.clientSecret());
    return new FreshTokens(reached.database(), seal, client.tokens(app), clock);
  }

  private Sealed sealed() throws Exception {
    Sealed sealed =
        direct.inTransaction(tx -> new SelectCredentials().run(tx.connection())).get("ada");
    return Objects.requireNonNull(sealed, "the account's credentials");
  }

  private XCredentials stored() throws Exception {
    return SealedCredentials.open(keyFile.load(), "ada", sealed());
  }

  private static XCredentials fresh(Freshness freshness) {
    assertThat(freshness).isInstanceOf(Freshness.Fresh.class);
    return ((Freshness.Fresh) freshness).credentials();
  }

  private long renewals() {
    return simulator.audit().entries(call -> call.path().equals("/2/oauth2/token")).size();
  }

  /**
   * A seal for whose second opening, by which the tokens are claimed and X is asked next, the
   * database goes away.
   */
  private Supplier<Seal> losingTheDatabase() {
    AtomicInteger openings = new AtomicInteger();
    return () -> {
      if (openings.incrementAndGet() == 2) {
        reached.way().refuse(true);
      }
      return keyFile.load();
    };
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      Thread.onSpinWait();
    }
  }

  /** A second worker took over meanwhile, and stopped the account for want of tokens. */
  @Test
  void newTokens_waitForTheDatabase_whoeverHasTheClaimByThen() throws Exception {
    try (FreshTokens tokens = tokens(losingTheDatabase())) {
      Sealed before = sealed();
      Future<Freshness> renewing = threads.submit(() -> tokens.of("ada", before));
      await(() -> renewals() == 1);
      SelectTexts.of(
          direct,
          "update account set refresh_until = now() - interval '1 second' returning account_no");
      ClaimRefresh.Claim other =
          direct.inTransaction(
              tx -> new ClaimRefresh().run(tx, "ada", UUID.randomUUID(), Duration.ofMinutes(1)));
      assertThat(other).isInstanceOf(ClaimRefresh.Given.class);
      direct.inTransaction(tx -> {
        new StopAccount().run(tx.connection(), "ada", "the new tokens are lost");
        return tx;
      });
      await(() -> isKeeping(tokens, before));
      assertThat(renewing.isDone()).isFalse();

      reached.way().refuse(false);
      XCredentials renewed = fresh(renewing.get());
      assertThat(stored()).isEqualTo(renewed);
      assertThat(value(client.me(renewed)).id()).isEqualTo(ada.userId());
      assertThat(
              SelectTexts.of(direct, "select concat(state, state_reason, refresher) from account"))
          .containsExactly("active");
      assertThat(renewals()).isEqualTo(1);
    }
  }

  @Test
  void shutdown_triesOnceMore() throws Exception {
    FreshTokens tokens = tokens(losingTheDatabase());
    stopWhileKeeping(tokens);
    reached.way().refuse(false);
    tokens.close();
    assertThat(value(client.me(stored())).id()).isEqualTo(ada.userId());
  }

  @Test
  void shutdownWithoutDatabase_leavesWhatIsThere() throws Exception {
    Sealed before = sealed();
    FreshTokens tokens = tokens(losingTheDatabase());
    stopWhileKeeping(tokens);
    tokens.close();
    assertThat(sealed()).isEqualTo(before);
  }

  private void stopWhileKeeping(FreshTokens tokens) throws Exception {
    Sealed before = sealed();
    Future<Freshness> renewing = threads.submit(() -> tokens.of("ada", before));
    await(() -> renewals() == 1 && isKeeping(tokens, before));
    renewing.cancel(true);
    threads.close();
  }

  /** The key changes between X's answer and the moment in which the new tokens are written. */
  @Test
  void newTokens_areSealedWithTheKeyOfTheMomentTheyAreWritten() throws Exception {
    LoadedSeal seal = new LoadedSeal(folder.resolve("key"));
    AtomicInteger openings = new AtomicInteger();
    CountDownLatch claimed = new CountDownLatch(1);
    CountDownLatch locked = new CountDownLatch(1);
    Supplier<Seal> waiting =
        () -> {
          if (openings.incrementAndGet() == 2) {
            claimed.countDown();
            join(locked);
          }
          return seal.get();
        };
    try (FreshTokens tokens = tokens(waiting)) {
      Sealed before = sealed();
      Future<Freshness> renewing = threads.submit(() -> tokens.of("ada", before));
      claimed.await();
      direct.inTransaction(tx -> {
        new LockCredentials().run(tx, "ada");
        locked.countDown();
        while (SelectTexts.of(direct, WAITING).isEmpty()) {
          Thread.onSpinWait();
        }
        keyFile.beginRotation();
        return tx;
      });
      XCredentials renewed = fresh(renewing.get());
      assertThat(SealedCredentials.open(keyFile.load().newestOnly(), "ada", sealed()))
          .isEqualTo(renewed);
    }
  }

  private static void join(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      throw new AssertionError(ended);
    }
  }

  private static boolean isKeeping(FreshTokens tokens, Sealed before) throws Exception {
    try {
      return tokens.of("ada", before) instanceof Freshness.Later;
    } catch (SQLException notYet) {
      return false;
    }
  }
}
