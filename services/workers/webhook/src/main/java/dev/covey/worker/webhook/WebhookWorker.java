/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.webhook;

import dev.covey.chassis.config.WebhooksConfig;
import dev.covey.chassis.consume.JobTransport;
import dev.covey.chassis.lifecycle.Arguments;
import dev.covey.chassis.lifecycle.Service;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.chassis.metrics.RegistrySourceMetrics;
import dev.covey.chassis.service.ServiceContext;
import dev.covey.chassis.transport.ServiceTransport;
import dev.covey.model.message.Webhook;
import dev.covey.model.seal.LoadedSeal;
import dev.covey.source.webhook.WebhookClient;
import dev.covey.source.webhook.WebhookSettings;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes Webhook jobs and tells events to receivers. Any number of them may run. */
public final class WebhookWorker implements Service {
  public static final String NAME = "webhook-worker";

  private final ServiceContext context;
  private final JobTransport transport;
  private @Nullable WebhookClient client;

  public WebhookWorker(ServiceContext context) {
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
    WebhooksConfig config = context.config().webhooks();
    WebhookClient opened = new WebhookClient(WebhookSettings.of(config), InstantSource.system());
    client = opened;
    transport.consume(
        Webhook.class,
        new WebhookHandler(
            new WebhookHandler.Parts(
                context.database(),
                new LoadedSeal(context.config().home().keyFile()),
                opened,
                new RegistrySourceMetrics(context.metrics().registry()),
                context.clock()),
            config.timeout(),
            config.atOnce()));
    ServiceTransport.start(transport);
  }

  @Override
  public synchronized void stop() {
    transport.stop();
    if (client != null) {
      client.close();
      client = null;
    }
  }
}
