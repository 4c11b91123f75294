/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.dispatchactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.action.ActionContent;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.ActionStatus;
import dev.covey.model.action.ClaimRefresh;
import dev.covey.model.action.LaneKey;
import dev.covey.model.database.Database;
import dev.covey.model.message.Action;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.audit.AuditEntry;
import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.simulator.x.SandboxAccount;
import dev.covey.simulator.x.XSimulator;
import dev.covey.source.x.OAuth2App;
import dev.covey.source.x.TokenOutcome;
import dev.covey.source.x.XClient;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XSettings;
import dev.covey.source.x.XTokens;
import dev.covey.testing.fixtures.MigratedDatabase;
import dev.covey.worker.action.ActionHandler;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that end while there is work to do: who renews them, and what becomes of the work. */
@ExtendWith(MigratedDatabase.class)
@Timeout(120)
class RenewalIT {
  private static final Duration LIFE = Duration.ofHours(2);
  private static final Set<String> SCOPES = Set.of("tweet.read", "offline.access");

  private SettableClock clock;
  private XSimulator x;
  private SmallFleet fleet;
  private XClient client;
  private SandboxAccount ada;
  private SandboxAccount bela;
  private int posts;

  @BeforeEach
  void start(Database database, @TempDir Path folder) throws Exception {
    clock = new SettableClock(SmallFleet.START);
    x = XSimulator.builder().clock(SimulatorClock.following(clock)).start();
    fleet = new SmallFleet(database, folder, x.url(), clock);
    client = new XClient(new XSettings(x.url(), Duration.ofSeconds(5), "others"), clock);
    List<SandboxAccount> people = x.createAccounts(2);
    ada = people.getFirst();
    bela = people.getLast();
    fleet.knows(app(ada.clientSecret()));
    fleet.account("one", tokens(ada));
    fleet.account("two", tokens(bela));
  }

  @AfterEach
  void stop() {
    client.close();
    fleet.close();
    x.close();
  }

  private OAuth2App app(String secret) {
    return new OAuth2App(
        x.url().resolve("/i/oauth2/authorize"),
        URI.create("http://127.0.0.1:9/callback"),
        ada.clientId(),
        secret);
  }

  private static XCredentials.OAuth2 tokens(SandboxAccount who) {
    return new XCredentials.OAuth2(
        who.oauth2AccessToken(), who.oauth2RefreshToken(), SmallFleet.START.plus(LIFE), SCOPES);
  }

  private long post(String account) throws Exception {
    ActionContent words = new ActionContent(null, null, "words " + ++posts, List.of(), List.of());
    return fleet.queue(new LaneKey(account, ActionKind.POST), List.of(words)).getFirst();
  }

  private List<AuditEntry> renewals() {
    return x.audit().entries().stream()
        .filter(call -> call.path().equals("/2/oauth2/token"))
        .toList();
  }

  @Test
  void tokensInForce_areLeftAlone() throws Exception {
    long id = post("one");
    clock.advance(LIFE.minusMinutes(6));
    fleet.workOff(fleet.worker());
    assertThat(fleet.action(id).status()).isEqualTo(ActionStatus.COMPLETED);
    assertThat(renewals()).isEmpty();
  }

  @Test
  void tokensAboutToEnd_areRenewedBeforeTheyAreUsed() throws Exception {
    long id = post("one");
    clock.advance(LIFE.minusMinutes(4));
    fleet.workOff(fleet.worker());
    assertThat(fleet.action(id).status()).isEqualTo(ActionStatus.COMPLETED);
    assertThat(renewals()).hasSize(1);
    assertThat(fleet.text("select count(*) from account where refresher is not null"))
        .isEqualTo("0");

    clock.advance(LIFE.plusHours(1));
    long next = post("one");
    fleet.workOff(fleet.worker());
    assertThat(fleet.action(next).status())
        .as("by the pair that was kept")
        .isEqualTo(ActionStatus.COMPLETED);
    assertThat(renewals()).hasSize(2).allMatch(call -> call.status() == 200);
  }

  /** Sixteen processes, with redelivered jobs among them. */
  @Test
  void manyWorkersAtOnce_renewOnce() throws Exception {
    List<Long> ids = new ArrayList<>();
    for (ActionKind kind :
        List.of(ActionKind.POST, ActionKind.LIKE, ActionKind.RETWEET, ActionKind.DELETE)) {
      ids.addAll(fleet.queue("one", kind, 1));
    }
    clock.advance(Duration.ofHours(3));
    x.faults()
        .add(FaultRule.once("POST", "/2/oauth2/token", new Fault.Delay(Duration.ofMillis(500))));
    fleet.dispatch();
    List<Map.Entry<UUID, Action>> jobs = List.copyOf(fleet.jobs().entrySet());
    assertThat(jobs).hasSize(4);
    CountDownLatch all = new CountDownLatch(16);
    List<Callable<JobOutcome>> workers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      Map.Entry<UUID, Action> job = jobs.get(i % jobs.size());
      ActionHandler worker = fleet.worker();
      workers.add(() -> {
        all.countDown();
        all.await();
        return fleet.deliver(job.getKey(), job.getValue(), worker);
      });
    }
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<JobOutcome> outcome : executor.invokeAll(workers)) {
        outcome.get();
      }
    }
    assertThat(renewals()).hasSize(1);

    for (int minute = 0; minute < 10; minute++) {
      clock.advance(Duration.ofMinutes(1));
      fleet.workOff(fleet.worker());
    }
    assertThat(renewals()).hasSize(1);
    for (long id : ids) {
      assertThat(fleet.action(id).status().isFinal()).as(fleet.why(id)).isTrue();
      assertThat(String.valueOf(fleet.action(id).error())).doesNotContain("401", "renew");
    }
    clock.advance(LIFE);
    long last = post("one");
    fleet.workOff(fleet.worker());
    assertThat(fleet.action(last).status())
        .as("the family lives")
        .isEqualTo(ActionStatus.COMPLETED);
  }

  @Test
  void whoComesSecond_waitsAndSaysForWhat() throws Exception {
    long id = post("one");
    clock.advance(Duration.ofHours(3));
    claim("one");
    fleet.workOff(fleet.worker());
    assertThat(renewals()).isEmpty();
    assertThat(fleet.why(id)).contains("the tokens of account one are being renewed");
    long other = post("two");
    fleet.workOff(fleet.worker());
    assertThat(fleet.action(other).status())
        .as("another account is not held up")
        .isEqualTo(ActionStatus.COMPLETED);
  }

  private void claim(String account) throws Exception {
    ClaimRefresh.Claim claim =
        fleet.database.inTransaction(
            tx -> new ClaimRefresh().run(tx, account, UUID.randomUUID(), Duration.ofSeconds(60)));
    assertThat(claim).isInstanceOf(ClaimRefresh.Given.class);
  }

  private void claimsRunOut() throws Exception {
    fleet.execute(
        "update account set refresh_until = now() - interval '1 second' where refresher is not null");
  }

  @Test
  void workerThatDiedBeforeAsking_isFollowedByAnother() throws Exception {
    long id = post("one");
    clock.advance(Duration.ofHours(3));
    claim("one");
    claimsRunOut();
    fleet.workOff(fleet.worker());
    assertThat(fleet.action(id).status()).isEqualTo(ActionStatus.COMPLETED);
    assertThat(renewals()).hasSize(1);
  }

  @Test
  void workerThatDiedAfterX_costsAnAuthorisationAndSaysSo() throws Exception {
    long id = post("one");
    clock.advance(Duration.ofHours(3));
    claim("one");
    XTokens elsewhere = client.tokens(app(ada.clientSecret()));
    assertThat(elsewhere.refresh(tokens(ada))).isInstanceOf(TokenOutcome.Granted.class);
    claimsRunOut();
    for (int round = 0; round < 5; round++) {
      fleet.workOff(fleet.worker());
      clock.advance(Duration.ofMinutes(5));
    }
    assertThat(renewals()).as("the dead one's, and one more").hasSize(2);
    assertThat(
            fleet.text("select state || ': ' || state_reason from account where account_no='one'"))
        .startsWith("needs-authorisation: X does not renew its tokens")
        .contains("an earlier renewal ended without its outcome being kept")
        .endsWith("run: covey accounts add one");
    assertThat(fleet.why(id)).contains("run: covey accounts add one");

    fleet.account(
        "one", tokens(x.createAccounts(1).getFirst()).withEnd(clock.instant().plus(LIFE)));
    fleet.workOff(fleet.worker());
    assertThat(fleet.action(id).status()).isEqualTo(ActionStatus.COMPLETED);
  }

  @Test
  void lostAnswer_isTriedAgain_andThenToldByX() throws Exception {
    long id = post("one");
    clock.advance(Duration.ofHours(3));
    x.faults().add(FaultRule.once("POST", "/2/oauth2/token", new Fault.DropBefore()));
    fleet.workOff(fleet.worker());
    assertThat(fleet.why(id)).contains("could not be renewed");
    clock.advance(Duration.ofSeconds(31));
    fleet.workOff(fleet.worker());
    assertThat(fleet.action(id).status()).isEqualTo(ActionStatus.COMPLETED);

    clock.advance(Duration.ofHours(3));
    long next = post("one");
    x.faults().add(FaultRule.once("POST", "/2/oauth2/token", new Fault.DropAfter()));
    for (int round = 0; round < 5; round++) {
      fleet.workOff(fleet.worker());
      clock.advance(Duration.ofSeconds(31));
    }
    assertThat(renewals()).hasSize(4);
    assertThat(fleet.why(next)).contains("the new tokens are lost", "accounts add one");
  }

  @Test
  void troubleAtX_isWaitedFor() throws Exception {
    long id = post("one");
    clock.advance(Duration.ofHours(3));
    x.faults()
        .add(FaultRule.always("POST", "/2/oauth2/token", new Fault.Status(503, false)).times(3));
    for (int round = 0; round < 4; round++) {
      fleet.workOff(fleet.worker());
      clock.advance(Duration.ofSeconds(31));
    }
    assertThat(fleet.action(id).status()).isEqualTo(ActionStatus.COMPLETED);
    assertThat(renewals()).hasSize(4);
  }

  @Test
  void appThatXDoesNotKnow_stopsAllAndNamesTheSettings() throws Exception {
    long id = post("one");
    clock.advance(Duration.ofHours(3));
    fleet.knows(app("wrong"));
    fleet.workOff(fleet.worker());
    long other = post("two");
    fleet.workOff(fleet.worker());
    assertThat(renewals()).hasSize(1);
    assertThat(fleet.why(other)).contains("the app is stopped", "COVEY_X_CLIENT_SECRET");

    fleet.knows(app(ada.clientSecret()));
    clock.advance(Duration.ofMinutes(11));
    fleet.workOff(fleet.worker());
    assertThat(fleet.action(id).status()).as("nothing was spent").isEqualTo(ActionStatus.COMPLETED);
    assertThat(fleet.action(other).status()).isEqualTo(ActionStatus.COMPLETED);
  }

  @Test
  void withoutClientId_itsAccountsWaitAndSayWhy() throws Exception {
    long id = post("one");
    clock.advance(Duration.ofHours(3));
    fleet.forgetsApp();
    fleet.workOff(fleet.worker());
    assertThat(fleet.why(id)).contains("COVEY_X_CLIENT_ID is not set");
    assertThat(renewals()).isEmpty();
  }

  /**
   * As where another machine's clock was late: these count as good, and X says that they are not.
   */
  @Test
  void refusedTokens_areRenewedOnce() throws Exception {
    fleet.account("one", tokens(ada).withEnd(SmallFleet.START.plus(Duration.ofDays(1))));
    long id = post("one");
    clock.advance(Duration.ofHours(3));
    fleet.workOff(fleet.worker());
    clock.advance(Duration.ofMinutes(2));
    fleet.workOff(fleet.worker());
    assertThat(fleet.action(id).status()).isEqualTo(ActionStatus.COMPLETED);
    assertThat(renewals()).hasSize(1);
    assertThat(fleet.text("select state from account where account_no = 'one'"))
        .isEqualTo("active");
  }

  @Test
  void revokedConsent_stopsTheAccountAfterOneTry() throws Exception {
    long id = post("one");
    client.tokens(app(ada.clientSecret())).revoke(ada.oauth2AccessToken());
    for (int round = 0; round < 5; round++) {
      fleet.workOff(fleet.worker());
      clock.advance(Duration.ofMinutes(2));
    }
    assertThat(renewals()).hasSize(1);
    assertThat(fleet.why(id)).contains("X does not renew its tokens", "accounts add one");
  }

  /** New tokens do not help an account that is locked: it must not go on trading them. */
  @Test
  void lockedAccount_stopsAfterOneRenewal() throws Exception {
    fleet.execute("update account set x_user_id = " + ada.userId() + " where account_no = 'one'");
    x.faults().add(FaultRule.always("POST", "/2/tweets", new Fault.Status(401, false)));
    long id = post("one");
    for (int round = 0; round < 10; round++) {
      fleet.workOff(fleet.worker());
      clock.advance(Duration.ofMinutes(2));
    }
    assertThat(renewals()).hasSize(1);
    assertThat(fleet.why(id)).contains("401", "accounts add one");
    assertThat(fleet.attempts(id)).hasSize(2);
  }

  @Test
  void unknownAction_isLookedForWithRenewedTokens() throws Exception {
    x.faults().add(FaultRule.once("POST", "/2/tweets", new Fault.DropAfter()));
    long id = post("one");
    fleet.workOff(fleet.worker());
    assertThat(fleet.action(id).status()).isEqualTo(ActionStatus.UNKNOWN);
    clock.advance(Duration.ofHours(3));
    claim("one");
    look();
    assertThat(fleet.action(id).status()).isEqualTo(ActionStatus.UNKNOWN);
    claimsRunOut();
    clock.advance(Duration.ofMinutes(1));
    look();
    assertThat(fleet.action(id).status()).isEqualTo(ActionStatus.COMPLETED);
    assertThat(renewals()).hasSize(1);
  }

  /** An unknown action of an account without consent must not ask X again and again. */
  @Test
  void unknownActionOfAStoppedAccount_doesNotLoop() throws Exception {
    x.faults().add(FaultRule.once("POST", "/2/tweets", new Fault.DropAfter()));
    long id = post("one");
    fleet.workOff(fleet.worker());
    client.tokens(app(ada.clientSecret())).revoke(ada.oauth2AccessToken());
    clock.advance(Duration.ofHours(3));
    for (int round = 0; round < 10; round++) {
      look();
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(renewals()).hasSize(1);
    assertThat(fleet.action(id).status()).isEqualTo(ActionStatus.UNKNOWN);
    assertThat(fleet.why(id)).contains("X does not renew its tokens");
  }

  private void look() throws Exception {
    fleet.sendLooks();
    for (Map.Entry<UUID, Action> job : fleet.jobs().entrySet()) {
      fleet.deliver(job.getKey(), job.getValue(), fleet.worker());
    }
  }

  /** Credentials given while X was asked are not overwritten by what it answers. */
  @Test
  void newConsentMeanwhile_goesBeforeTheRenewal() throws Exception {
    long id = post("one");
    clock.advance(Duration.ofHours(3));
    XCredentials consent =
        tokens(x.createAccounts(1).getFirst()).withEnd(clock.instant().plus(LIFE));
    x.faults()
        .add(FaultRule.once("POST", "/2/oauth2/token", new Fault.Delay(Duration.ofSeconds(2))));
    fleet.dispatch();
    Map.Entry<UUID, Action> job = fleet.job();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<JobOutcome> renewing =
          executor.submit(() -> fleet.deliver(job.getKey(), job.getValue(), fleet.worker()));
      while (fleet.text("select 1 from account where refresher is not null") == null) {
        Thread.onSpinWait();
      }
      fleet.account("one", consent);
      renewing.get();
    }
    clock.advance(Duration.ofMinutes(1));
    fleet.workOff(fleet.worker());
    assertThat(fleet.action(id).status()).isEqualTo(ActionStatus.COMPLETED);
    assertThat(renewals()).hasSize(1);
    assertThat(fleet.text("select state from account where account_no = 'one'"))
        .isEqualTo("active");
  }
}
