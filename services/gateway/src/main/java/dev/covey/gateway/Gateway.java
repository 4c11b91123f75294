/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway;

import dev.covey.chassis.config.GatewayConfig;
import dev.covey.chassis.lifecycle.Arguments;
import dev.covey.chassis.lifecycle.Service;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.chassis.metrics.RegistryWebMetrics;
import dev.covey.chassis.service.ServiceContext;
import dev.covey.gateway.api.AccountRoutes;
import dev.covey.gateway.api.ActionDesk;
import dev.covey.gateway.api.ActionExportRoute;
import dev.covey.gateway.api.ActionRoutes;
import dev.covey.gateway.api.BulkRoutes;
import dev.covey.gateway.api.ChangeRoutes;
import dev.covey.gateway.api.ExportRoute;
import dev.covey.gateway.api.FeedRoutes;
import dev.covey.gateway.api.ImportRoute;
import dev.covey.gateway.api.PauseRoutes;
import dev.covey.gateway.api.ProfileRoutes;
import dev.covey.gateway.api.RemoveRoute;
import dev.covey.gateway.api.StoredHistory;
import dev.covey.gateway.api.TweetRoutes;
import dev.covey.gateway.auth.SignIn;
import dev.covey.gateway.http.Door;
import dev.covey.gateway.http.Route;
import dev.covey.gateway.http.WebServer;
import dev.covey.gateway.openapi.OpenApiRoute;
import dev.covey.model.action.AdvanceOperation;
import dev.covey.model.database.Database;
import dev.covey.model.history.EraseProfile;
import dev.covey.model.ledger.LedgerReader;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.outbox.PostgresOutbox;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the REST API. Questions are read by connections of their own, so that they can neither
 * write nor take those of whoever changes something. Any number of gateways may run.
 */
public final class Gateway implements Service {
  public static final String NAME = "gateway";
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  private final ServiceContext context;
  private @Nullable Opened opened;

  private record Opened(
      Database readers,
      FinishLater erasures,
      FinishLater operations,
      SignIn signIn,
      List<Route> routes,
      WebServer server) {
    void close() {
      signIn.stop();
      server.close();
      erasures.close();
      operations.close();
      readers.close();
    }
  }

  public Gateway(ServiceContext context) {
    Arguments.parse(context.arguments(), Set.of());
    this.context = context;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public synchronized void start() throws StartupException {
    Opened parts = open();
    opened = parts;
    parts.server().start();
    LOG.info(
        "the REST API is at {}; 'covey tokens add NAME --role viewer' lets somebody in",
        parts.server().url());
  }

  private Opened open() {
    GatewayConfig config = context.config().gateway();
    Duration gracePeriod = context.config().consume().gracePeriod();
    Database readers =
        Database.forReading(
            context.config().database().access().withPoolSize(config.poolSize()),
            NAME + "-readers",
            config.longestQuery());
    context.metrics().watch(readers);
    FinishLater erasures =
        new FinishLater("an erasure, with which the next scan goes on", this::erase, gracePeriod);
    Outbox outbox = new PostgresOutbox(new MessageCodec(), context.clock(), MessagePublisher.NONE);
    FinishLater operations =
        new FinishLater(
            "an operation on actions, with which dispatch-actions goes on",
            advance(outbox),
            gracePeriod);
    SignIn signIn = new SignIn(context.database(), System::nanoTime);
    ActionDesk desk = new ActionDesk(readers, context.database(), context.clock(), outbox);
    StoredHistory history = new StoredHistory(readers, context.clock());
    List<Route> told =
        Stream.of(
                new ProfileRoutes(history).routes(),
                new TweetRoutes(history).routes(),
                new ExportRoute(history).routes(),
                new FeedRoutes(history).routes(),
                new RemoveRoute(context.database(), context.clock(), erasures).routes(),
                new ActionRoutes(desk).routes(),
                new ActionExportRoute(desk).routes(),
                new ChangeRoutes(desk).routes(),
                new BulkRoutes(desk, operations).routes(),
                new PauseRoutes(desk).routes(),
                imports(desk).routes(),
                new AccountRoutes(desk, context.config().clock().ledgerClock()).routes())
            .flatMap(List::stream)
            .toList();
    List<Route> routes = OpenApiRoute.with(told);
    Door door = new Door(signIn, new RegistryWebMetrics(context.metrics().registry()));
    WebServer server = new WebServer(config, gracePeriod, door, routes);
    return new Opened(readers, erasures, operations, signIn, routes, server);
  }

  private ImportRoute imports(ActionDesk desk) {
    return new ImportRoute(
        desk,
        new LedgerReader(context.database(), context.config().clock().ledgerClock()),
        context.config().actions(),
        context.config().sources().xUrl());
  }

  private boolean erase() throws SQLException {
    EraseProfile.finish(context.database(), context.clock().instant());
    return false;
  }

  private FinishLater.Work advance(Outbox outbox) {
    AdvanceOperation advance = new AdvanceOperation(outbox);
    return () ->
        context
            .database()
            .inTransaction(tx -> advance.step(tx, null, context.clock().instant()))
            .isPresent();
  }

  /** Where it listens, with the real port. */
  synchronized URI url() {
    return started().server().url();
  }

  /** All that can be asked for. */
  synchronized List<Route> routes() {
    return started().routes();
  }

  private Opened started() {
    if (opened == null) {
      throw new IllegalStateException("not started");
    }
    return opened;
  }

  @Override
  public synchronized void stop() {
    if (opened != null) {
      opened.close();
      opened = null;
    }
  }
}
