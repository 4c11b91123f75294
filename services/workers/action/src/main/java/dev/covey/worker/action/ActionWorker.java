/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.config.ActionsConfig;
import dev.covey.chassis.consume.JobTransport;
import dev.covey.chassis.lifecycle.Arguments;
import dev.covey.chassis.lifecycle.Service;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.chassis.metrics.RegistryLedgerMetrics;
import dev.covey.chassis.metrics.RegistrySourceMetrics;
import dev.covey.chassis.service.ServiceContext;
import dev.covey.chassis.transport.ServiceTransport;
import dev.covey.model.action.ArmAttemptRows;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.CombiningLedger;
import dev.covey.model.message.Action;
import dev.covey.model.seal.LoadedSeal;
import dev.covey.source.x.OAuth2App;
import dev.covey.source.x.XClient;
import dev.covey.source.x.XSettings;
import dev.covey.source.x.XTokens;
import dev.covey.source.x.account.FreshTokens;
import dev.covey.source.x.account.RefusedCredentials;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes Action jobs and carries them out on X. Any number of them may run. */
public final class ActionWorker implements Service {
  public static final String NAME = "action-worker";

  private final ServiceContext context;
  private final JobTransport transport;
  private @Nullable Opened opened;

  private record Opened(
      AccountLedger ledger, XClient client, FreshTokens tokens, ActionHandler handler) {
    /** The leases last, so that none runs out while its call is still on. */
    void close() {
      tokens.close();
      client.close();
      ledger.close();
      handler.close();
    }
  }

  public ActionWorker(ServiceContext context) {
    Arguments.parse(context.arguments(), Set.of());
    this.context = context;
    this.transport = ServiceTransport.of(context);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public synchronized void start() throws StartupException {
    AccountLedger ledger =
        CombiningLedger.start(
            context.database(),
            context.config().clock().ledgerClock(),
            new ArmAttemptRows(),
            new RegistryLedgerMetrics(context.metrics().registry()));
    XClient client = new XClient(XSettings.at(context.config().sources().xUrl()), context.clock());
    LoadedSeal seal = new LoadedSeal(context.config().home().keyFile());
    OAuth2App app = OAuth2App.of(context.config().sources().xApp());
    XTokens asking = app == null ? null : client.tokens(app);
    FreshTokens tokens = new FreshTokens(context.database(), seal, asking, context.clock());
    ActionHandler handler =
        new ActionHandler(
            new ActionHandler.Parts(
                context.database(),
                ledger,
                transport.outbox(),
                context.clock(),
                new XPlatform(
                    client,
                    new RegistrySourceMetrics(context.metrics().registry()),
                    context.clock()),
                tokens,
                new RefusedCredentials(seal, context.clock()),
                context.config().actions().media()),
            settings(context.config().actions()));
    opened = new Opened(ledger, client, tokens, handler);
    transport.consume(Action.class, handler);
    handler.start();
    ServiceTransport.start(transport);
  }

  private static ActionSettings settings(ActionsConfig config) {
    return ActionSettings.DEFAULT
        .withLease(config.lease())
        .paced(new Pacing(config.jitter(), config.quietHours(), config.creditsPerDay()));
  }

  @Override
  public synchronized void stop() {
    transport.stop();
    if (opened != null) {
      opened.close();
      opened = null;
    }
  }
}
