/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.dispatchactions;

import dev.covey.chassis.consume.Effect;
import dev.covey.chassis.consume.JobContext;
import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.action.ActionContent;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.ActionLine;
import dev.covey.model.action.ArmAttemptRows;
import dev.covey.model.action.CopyActions;
import dev.covey.model.action.LaneKey;
import dev.covey.model.action.NewAction;
import dev.covey.model.action.OpenIdleLanes;
import dev.covey.model.action.RetryRule;
import dev.covey.model.action.SelectAction;
import dev.covey.model.action.UpsertAccount;
import dev.covey.model.action.UpsertAccount.NewAccount;
import dev.covey.model.action.UpsertImport;
import dev.covey.model.action.WhyWaiting;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.CombiningLedger;
import dev.covey.model.ledger.LedgerClock;
import dev.covey.model.ledger.LedgerMetrics;
import dev.covey.model.message.Action;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.MarkJobsDone;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.seal.KeyFile;
import dev.covey.model.seal.Seal;
import dev.covey.model.source.SourceMetrics;
import dev.covey.source.x.OAuth2App;
import dev.covey.source.x.SealedCredentials;
import dev.covey.source.x.XClient;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XSettings;
import dev.covey.source.x.XTokens;
import dev.covey.source.x.account.FreshTokens;
import dev.covey.source.x.account.RefusedCredentials;
import dev.covey.testing.fixtures.SelectTexts;
import dev.covey.worker.action.ActionHandler;
import dev.covey.worker.action.ActionSettings;
import dev.covey.worker.action.OvertakenException;
import dev.covey.worker.action.Pacing;
import dev.covey.worker.action.Platform;
import dev.covey.worker.action.XPlatform;
import java.net.URI;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A dispatcher, workers and X in one test, stepped by hand: real Postgres, real HTTP, real ledger,
 * and in place of the broker a delivery that settles jobs as the transport does, or dies before.
 */
final class SmallFleet implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SmallFleet.class);
  static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  final SettableClock clock;
  final Database database;
  private final CombiningLedger ledger;
  private final Outbox outbox;
  private final XClient client;
  private final Seal seal;
  private final DispatchLanes dispatchLanes;
  private final RescueDead rescueDead;
  private final SendLooks sendLooks;
  private final Path media;
  private @Nullable OAuth2App app;
  private int files;

  SmallFleet(Database database, Path folder, URI x, SettableClock clock) throws Exception {
    this.clock = clock;
    this.database = database;
    this.ledger =
        CombiningLedger.start(
            database, LedgerClock.simulated(clock), new ArmAttemptRows(), LedgerMetrics.NONE);
    this.outbox = new PostgresOutbox(new MessageCodec(), clock, MessagePublisher.NONE);
    this.client = new XClient(new XSettings(x, Duration.ofSeconds(5), "covey-test"), clock);
    this.seal = new KeyFile(folder.resolve("key")).loadOrCreate();
    this.media = folder.resolve("media");
    this.dispatchLanes = new DispatchLanes(database, outbox, clock);
    this.rescueDead = new RescueDead(database, ledger, outbox, clock, RetryRule.DEFAULT);
    this.sendLooks = new SendLooks(database, outbox, clock);
  }

  Platform platform() {
    return new XPlatform(client, SourceMetrics.NONE, clock);
  }

  /** A worker process of its own. */
  ActionHandler worker(Platform platform) {
    return worker(platform, ledger, () -> seal);
  }

  ActionHandler worker(Pacing pacing) {
    return worker(platform(), ledger, () -> seal, ActionSettings.DEFAULT.paced(pacing));
  }

  ActionHandler worker() {
    return worker(platform());
  }

  /** A worker whose own transactions with the ledger fail from its first call on. */
  ActionHandler workerLosingTheLedger() {
    return worker(platform(), new LostLedger(ledger), () -> seal);
  }

  /** A worker that can't have the key. */
  ActionHandler workerWithoutKey() {
    KeyFile missing = new KeyFile(Path.of("no", "such", "key"));
    return worker(platform(), ledger, missing::load);
  }

  private ActionHandler worker(Platform platform, AccountLedger ledger, Supplier<Seal> seal) {
    return worker(platform, ledger, seal, ActionSettings.DEFAULT);
  }

  private ActionHandler worker(
      Platform platform, AccountLedger ledger, Supplier<Seal> seal, ActionSettings settings) {
    XTokens tokens = app == null ? null : client.tokens(app);
    return new ActionHandler(
        new ActionHandler.Parts(
            database,
            ledger,
            outbox,
            clock,
            platform,
            new FreshTokens(database, seal, tokens, clock),
            new RefusedCredentials(seal, clock),
            media),
        settings);
  }

  void forgetsApp() {
    app = null;
  }

  /** From here on workers can renew tokens. */
  void knows(OAuth2App app) {
    this.app = app;
  }

  void account(String account) throws SQLException {
    account(account, new XCredentials.OAuth1("ck", "cs", "7-" + account, "ts"));
  }

  void account(String account, XCredentials keys) throws SQLException {
    NewAccount added =
        new NewAccount(account, null, null, SealedCredentials.seal(seal, account, keys));
    database.inTransaction(tx -> new UpsertAccount().run(tx.connection(), added, clock.instant()));
  }

  /** Queues actions on the tweets 1, 2, 3 and returns their ids. */
  List<Long> queue(String account, ActionKind kind, int count) throws SQLException {
    List<ActionContent> contents = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      contents.add(new ActionContent((long) i, null, "words", List.of(), List.of()));
    }
    return queue(new LaneKey(account, kind), contents);
  }

  List<Long> queue(LaneKey lane, List<ActionContent> contents) throws SQLException {
    String file = "file-" + ++files;
    return database.inTransaction(tx -> {
      Instant now = clock.instant();
      long id = new UpsertImport().run(tx.connection(), file, file, file, now).id();
      try (CopyActions copy = CopyActions.open(tx.connection(), id, now)) {
        for (int i = 1; i <= contents.size(); i++) {
          NewAction.Turn turn = new NewAction.Turn(null, 0, i);
          copy.add(new NewAction(lane, contents.get(i - 1), turn, i, null, null, null));
        }
        copy.finish();
      }
      new OpenIdleLanes().run(tx.connection(), List.of(lane), now);
      return select(
          tx.connection()
              .prepareStatement("select id from action where import_id = " + id + " order by id"));
    });
  }

  int dispatch() throws Exception {
    return dispatchLanes.dispatchAll();
  }

  /** Has workers look for what became of unknown actions. */
  int sendLooks() throws SQLException {
    return sendLooks.sendAll();
  }

  int rescue() throws SQLException {
    return rescueDead.rescueAll();
  }

  int returnLost() throws SQLException {
    return rescueDead.returnLost();
  }

  /** Dispatches and works until nothing more is due now. */
  void workOff(ActionHandler worker) throws Exception {
    while (dispatch() > 0) {
      for (Map.Entry<UUID, Action> job : jobs().entrySet()) {
        deliver(job.getKey(), job.getValue(), worker);
      }
    }
  }

  /** The only unfinished job. */
  Map.Entry<UUID, Action> job() throws SQLException {
    return jobs().entrySet().iterator().next();
  }

  Map<UUID, Action> jobs() throws SQLException {
    return database.inTransaction(tx -> {
      Map<UUID, Action> jobs = new LinkedHashMap<>();
      try (PreparedStatement statement =
              tx.connection()
                  .prepareStatement(
                      """
                      select job.id, action.id, account_no, kind
                      from job join action on unique_key = 'action:' || action.id
                      where job.state in ('waiting', 'queued') order by job.created_at, job.id
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

  /** Handles a job and settles it as the transport does. */
  JobOutcome deliver(UUID jobId, Action job, ActionHandler worker) throws Exception {
    JobOutcome outcome = handle(jobId, job, worker);
    settle(jobId, outcome);
    return outcome;
  }

  JobOutcome handle(UUID jobId, Action job, ActionHandler worker) throws Exception {
    return worker.handle(job, new JobContext(jobId, 1));
  }

  /** A job whose effect fails stays as it is, and would be handled again. */
  void settle(UUID jobId, JobOutcome outcome) throws SQLException {
    if (!(outcome instanceof JobOutcome.Done(Effect effect))) {
      return;
    }
    try {
      database.inTransaction(tx -> {
        if (!new MarkJobsDone().run(tx.connection(), List.of(jobId)).isEmpty()) {
          effect.apply(tx);
        }
        return jobId;
      });
    } catch (OvertakenException overtaken) {
      LOG.info("{} is handled again: {}", jobId, overtaken.getMessage());
    }
  }

  /** Lets the leases of all attempts run out, as time does when nobody renews them. */
  void leasesRunOut() throws SQLException {
    execute("update attempt set lease_until = now() - interval '1 second'");
  }

  void execute(String sql) throws SQLException {
    database.inTransaction(tx -> {
      try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
        return statement.execute();
      }
    });
  }

  ActionLine action(long id) throws SQLException {
    return database.inTransaction(tx -> new SelectAction().run(tx.connection(), id).orElseThrow());
  }

  String why(long id) throws SQLException {
    return database.inTransaction(tx ->
        new WhyWaiting()
            .run(tx.connection(), id, clock.instant())
            .map(waiting -> waiting.until() + ": " + waiting.because())
            .orElse("settled"));
  }

  List<String> attempts(long id) throws SQLException {
    return texts("select state from attempt where action_id = " + id + " order by number");
  }

  List<String> events() throws SQLException {
    return texts("select body::jsonb -> 'payload' ->> 'status' from event order by id");
  }

  /** Permits of an account, as seconds since the start. */
  List<String> permits(String account, ActionKind kind) throws SQLException {
    return texts(
        """
        select extract(epoch from at - '%s')::int::text from permit join meter on id = meter_id
        where subject = 'account:%s' and kind = '%s' order by number
        """
            .formatted(START, account, kind.column()));
  }

  @Nullable String text(String sql) throws SQLException {
    List<String> texts = texts(sql);
    return texts.isEmpty() ? null : texts.getFirst();
  }

  List<String> texts(String sql) throws SQLException {
    return SelectTexts.of(database, sql);
  }

  private static List<Long> select(PreparedStatement query) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (PreparedStatement statement = query;
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        ids.add(row.getLong(1));
      }
    }
    return ids;
  }

  @Override
  public void close() {
    client.close();
    ledger.close();
  }
}
