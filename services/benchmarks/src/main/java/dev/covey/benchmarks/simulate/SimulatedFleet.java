/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.simulate;

import dev.covey.benchmarks.server.Sql;
import dev.covey.chassis.consume.Effect;
import dev.covey.chassis.consume.JobContext;
import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.action.ActionContent;
import dev.covey.model.action.ActionFilter;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.ActionVerb;
import dev.covey.model.action.AdvanceOperation;
import dev.covey.model.action.ArmAttemptRows;
import dev.covey.model.action.ChangeActions.Wish;
import dev.covey.model.action.CopyActions;
import dev.covey.model.action.InsertOperation;
import dev.covey.model.action.LaneKey;
import dev.covey.model.action.NewAction;
import dev.covey.model.action.OpenIdleLanes;
import dev.covey.model.action.UpsertAccount;
import dev.covey.model.action.UpsertAccount.NewAccount;
import dev.covey.model.action.UpsertImport;
import dev.covey.model.database.Database;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.model.ledger.CombiningLedger;
import dev.covey.model.ledger.LedgerClock;
import dev.covey.model.ledger.LedgerMetrics;
import dev.covey.model.ledger.LedgerPolicies;
import dev.covey.model.ledger.NamedPolicy;
import dev.covey.model.message.Action;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.MarkJobsDone;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.schema.SchemaMigrator;
import dev.covey.model.seal.KeyFile;
import dev.covey.model.seal.Seal;
import dev.covey.model.seal.Sealed;
import dev.covey.source.x.SealedCredentials;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.account.FreshTokens;
import dev.covey.source.x.account.RefusedCredentials;
import dev.covey.task.dispatchactions.DispatchLanes;
import dev.covey.task.dispatchactions.Upkeep;
import dev.covey.worker.action.ActionHandler;
import dev.covey.worker.action.ActionSettings;
import dev.covey.worker.action.OvertakenException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A dispatcher and workers as they are, on a Postgres of their own. In place of the broker it hands
 * each job over when its time has come, and settles it as the transport does, or lets it be lost.
 */
final class SimulatedFleet implements AutoCloseable {
  private static final int AT_ONCE = 48;

  private final VirtualClock clock;
  private final Database database;
  private final Sql sql;
  private final CombiningLedger ledger;
  private final Outbox outbox;
  private final DispatchLanes dispatchLanes;
  private final Upkeep upkeep;
  private final ActionHandler worker;
  private final Seal seal;
  private final Map<UUID, Instant> postponed = new ConcurrentHashMap<>();

  SimulatedFleet(DatabaseAccess access, Path folder, VirtualClock clock, VirtualX x)
      throws SQLException {
    new SchemaMigrator(access).migrate();
    this.clock = clock;
    this.database = new Database(access, "simulate");
    this.sql = new Sql(access);
    this.ledger =
        CombiningLedger.start(
            database, LedgerClock.simulated(clock), new ArmAttemptRows(), LedgerMetrics.NONE);
    this.outbox = new PostgresOutbox(new MessageCodec(), clock, MessagePublisher.NONE);
    this.dispatchLanes = new DispatchLanes(database, outbox, clock);
    this.upkeep = new Upkeep(database, ledger, outbox, clock);
    this.seal = new KeyFile(folder.resolve("key")).loadOrCreate();
    this.worker =
        new ActionHandler(
            new ActionHandler.Parts(
                database,
                ledger,
                outbox,
                clock,
                x,
                new FreshTokens(database, () -> seal, null, clock),
                new RefusedCredentials(() -> seal, clock),
                folder),
            // nobody renews a lease here: the dead are told by what is left of them
            ActionSettings.DEFAULT.withLease(Duration.ofHours(1)));
  }

  /** Lets the app do as much as it likes, so that only the accounts' own limits bind. */
  void liftLimitsOfTheApp() throws SQLException {
    sql.run("update policy set window_counts = '{2000000000}' where subject = 'app'");
    sql.run("update policy_edition set version = version + 1");
  }

  void accounts(int count) throws SQLException {
    database.inTransaction(tx -> {
      for (int i = 0; i < count; i++) {
        String account = Workload.account(i);
        Sealed sealed =
            SealedCredentials.seal(seal, account, new XCredentials.UserToken("token-" + i));
        new UpsertAccount()
            .run(
                tx.connection(),
                new NewAccount(account, 1000L + i, account, sealed),
                clock.instant());
      }
      return tx;
    });
  }

  /** Hands in one campaign; its actions' places begin where their lanes are. */
  void hand(String campaign, List<LaneKey> lanes) throws SQLException {
    database.inTransaction(tx -> {
      Instant now = clock.instant();
      long id = new UpsertImport().run(tx.connection(), campaign, campaign, campaign, now).id();
      Map<LaneKey, Integer> places = new HashMap<>();
      try (CopyActions copy = CopyActions.open(tx.connection(), id, now)) {
        for (int i = 0; i < lanes.size(); i++) {
          LaneKey lane = lanes.get(i);
          int place = places.merge(lane, 1, Integer::sum);
          NewAction.Turn turn = new NewAction.Turn(null, 0, place);
          copy.add(new NewAction(lane, content(lane.kind(), id, i), turn, i + 1, null, null, null));
        }
        copy.finish();
      }
      new OpenIdleLanes().run(tx.connection(), places.keySet(), now);
      return id;
    });
  }

  private static ActionContent content(ActionKind kind, long campaign, int row) {
    String text = kind.speaks() ? "words " + campaign + "-" + row : null;
    Long target =
        kind.about() == ActionKind.About.NOTHING ? null : campaign * 1_000_000_000L + row + 1;
    return new ActionContent(target, null, text, List.of(), List.of());
  }

  /** Does all that can be done at this moment; returns how many jobs that were. */
  int work() throws Exception {
    int handled = 0;
    int some;
    try (ExecutorService threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      do {
        dispatchLanes.dispatchAll();
        some = deliver(threads);
        handled += some;
      } while (some > 0);
    }
    return handled;
  }

  private int deliver(ExecutorService threads) throws Exception {
    List<Callable<Void>> calls = new ArrayList<>();
    for (Map.Entry<UUID, Action> job : jobs().entrySet()) {
      if (!postponed.getOrDefault(job.getKey(), Instant.MIN).isAfter(clock.instant())) {
        calls.add(() -> {
          deliver(job.getKey(), job.getValue());
          return null;
        });
      }
    }
    int died = 0;
    for (Future<Void> done : threads.invokeAll(calls)) {
      died += crashed(done) ? 1 : 0;
    }
    return calls.size() - died;
  }

  private static boolean crashed(Future<Void> done) throws Exception {
    try {
      done.get();
      return false;
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof VirtualX.Crash) {
        return true;
      }
      throw failure;
    }
  }

  private void deliver(UUID id, Action job) throws Exception {
    JobOutcome outcome;
    try {
      outcome = worker.handle(job, new JobContext(id, 1));
    } catch (VirtualX.Crash crash) {
      // comes to light when the lease has run out
      postponed.put(id, clock.instant().plus(Duration.ofSeconds(30)));
      buryAttempt(job.actionId());
      throw crash;
    }
    switch (outcome) {
      case JobOutcome.Done(Effect effect) -> settle(id, effect);
      case JobOutcome.Postpone(Instant at, _, _) -> postponed.put(id, at);
      case JobOutcome.RetryAt(Instant at, _, _) -> postponed.put(id, at);
      case JobOutcome.Park(String why) -> throw new IllegalStateException(why);
    }
  }

  private void settle(UUID id, Effect effect) throws SQLException {
    try {
      database.inTransaction(tx -> {
        if (!new MarkJobsDone().run(tx.connection(), List.of(id)).isEmpty()) {
          effect.apply(tx);
        }
        return id;
      });
    } catch (OvertakenException overtaken) {
      postponed.put(id, clock.instant().plus(Duration.ofSeconds(30)));
    }
  }

  private synchronized void buryAttempt(long actionId) throws SQLException {
    sql.run(
        "update attempt set lease_until = now() - interval '1 second'"
            + " where state = 'armed' and action_id = "
            + actionId);
  }

  /** What a dispatcher does beside dispatching. */
  void upkeep() throws SQLException, InterruptedException {
    upkeep.often();
  }

  /** The next moment at which there is something to do; null where all is done. */
  @Nullable Instant next() throws SQLException {
    Instant earliest = null;
    for (Instant at : times()) {
      earliest = earliest == null || at.isBefore(earliest) ? at : earliest;
    }
    return earliest;
  }

  private List<Instant> times() throws SQLException {
    List<Instant> all = new ArrayList<>();
    for (String text :
        texts(
            """
            select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from (
              select min(opens_at) as at from lane where state = 'open'
              union all select min(look_at) from action where status = 'unknown') times
            where at is not null\
            """)) {
      all.add(Instant.parse(text));
    }
    if (!texts("select '' from attempt where state = 'armed' limit 1").isEmpty()) {
      all.add(clock.instant().plusSeconds(30));
    }
    Map<UUID, Action> open = jobs();
    postponed.keySet().retainAll(open.keySet());
    all.addAll(postponed.values());
    return all;
  }

  List<NamedPolicy> policies() throws SQLException {
    return new LedgerPolicies(database).list();
  }

  /** What an operator does about failed ones: asks for them again. Returns how many there were. */
  long retryFailed() throws SQLException {
    Wish wish = new Wish(ActionVerb.RETRY, ActionFilter.ALL, null);
    long operation =
        database
            .inTransaction(
                tx -> new InsertOperation().run(tx.connection(), wish, "simulate", clock.instant()))
            .id();
    AdvanceOperation advance = new AdvanceOperation(outbox);
    while (true) {
      var stepped = database.inTransaction(tx -> advance.step(tx, operation, clock.instant()));
      if (stepped.isEmpty() || stepped.get().isFinished()) {
        return stepped.isEmpty() ? 0 : stepped.get().changed();
      }
    }
  }

  private Map<UUID, Action> jobs() throws SQLException {
    return database.inTransaction(tx -> {
      Map<UUID, Action> jobs = new HashMap<>();
      try (PreparedStatement statement =
              tx.connection()
                  .prepareStatement(
                      """
                      select job.id, action.id, account_no, kind
                      from job join action on action.id = split_part(unique_key, ':', 2)::bigint
                      where job.state in ('waiting', 'queued')\
                      """);
          ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          jobs.put(
              row.getObject(1, UUID.class),
              new Action(row.getLong(2), row.getString(3), row.getString(4)));
        }
      }
      return jobs;
    });
  }

  List<String> texts(String query) throws SQLException {
    return sql.texts(query);
  }

  @Override
  public void close() {
    worker.close();
    ledger.close();
    sql.close();
    database.close();
  }
}
