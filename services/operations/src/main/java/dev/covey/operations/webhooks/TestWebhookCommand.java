/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.webhooks;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.Shown;
import dev.covey.model.message.MessageIds;
import dev.covey.model.seal.KeyFile;
import dev.covey.model.seal.Seal;
import dev.covey.model.seal.SealException;
import dev.covey.model.time.Spans;
import dev.covey.model.webhook.Receiver;
import dev.covey.model.webhook.SelectDelivery;
import dev.covey.model.webhook.WebhookSecret;
import dev.covey.source.webhook.DeliveryOutcome;
import dev.covey.source.webhook.WebhookClient;
import dev.covey.source.webhook.WebhookSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code covey webhooks test ID}. */
@Command(
    name = "test",
    description = {
      "Sends a signed message of type Ping now, and prints what came back.",
      "Ends with 1 unless it is 2xx."
    },
    mixinStandardHelpOptions = true)
final class TestWebhookCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "ID", description = "The webhook's number.")
  private long id;

  @Spec private @Nullable CommandSpec spec;

  TestWebhookCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    SelectDelivery.Delivery found =
        session
            .database()
            .inTransaction(tx -> SelectDelivery.of(tx, id, null))
            .orElseThrow(() -> MissingWebhook.of(id));
    Receiver webhook = found.receiver();
    WebhookSecret secret = open(webhook);
    String pingId = new MessageIds().next().toString();
    DeliveryOutcome outcome;
    long begun = System.nanoTime();
    try (WebhookClient client =
        new WebhookClient(
            WebhookSettings.of(session.config().webhooks()), InstantSource.system())) {
      outcome = client.deliver(webhook.url(), secret, pingId, ping(pingId));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    out.println(Shown.line(words(outcome)) + ", after " + took.toMillis() + " ms");
    out.flush();
    return outcome instanceof DeliveryOutcome.Delivered ? 0 : 1;
  }

  private WebhookSecret open(Receiver webhook) throws IOException {
    try {
      Seal seal = new KeyFile(session.config().home().keyFile()).load();
      return WebhookSecret.open(seal, webhook.id(), webhook.secret());
    } catch (SealException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  /** As an event's envelope, but of a type that is none. */
  private byte[] ping(String pingId) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("id", pingId);
    envelope.put("type", "Ping");
    envelope.put("version", 1);
    envelope.put("createdAt", session.clock().instant().toString());
    envelope.put("payload", Map.of("webhookId", id));
    return JsonMapper.shared().writeValueAsBytes(envelope);
  }

  private String words(DeliveryOutcome outcome) {
    return switch (outcome) {
      case DeliveryOutcome.Delivered(int status) -> "webhook " + id + " answered " + status;
      case DeliveryOutcome.Gone(String why) -> why;
      case DeliveryOutcome.Busy(Duration span, String why) ->
          why + "; it asks for " + Spans.text(span) + " of rest";
      case DeliveryOutcome.Failed(_, String why) -> why;
    };
  }
}
