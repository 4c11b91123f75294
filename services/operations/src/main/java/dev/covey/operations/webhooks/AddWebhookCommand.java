/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.webhooks;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.history.NamedProfile;
import dev.covey.model.message.MessageType;
import dev.covey.model.seal.Seal;
import dev.covey.model.webhook.InsertWebhook;
import dev.covey.model.webhook.NewWebhook;
import dev.covey.model.webhook.WebhookSecret;
import dev.covey.operations.key.SealingKey;
import dev.covey.source.webhook.ReceiverAddress;
import dev.covey.source.webhook.WebhookSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey webhooks add}: the only moment at which the secret is shown. */
@Command(
    name = "add",
    description = {
      "Has events sent to an address from now on, and prints the secret that signs them.",
      "It is sealed with the key file and never shown again."
    },
    mixinStandardHelpOptions = true)
final class AddWebhookCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "URL", description = "Where events are sent, https as a rule.")
  private String url = "";

  @Option(
      names = "--event",
      paramLabel = "TYPE",
      split = ",",
      description = "Only events of this type, such as TweetDeleted; may be given again.")
  private Set<String> events = new LinkedHashSet<>();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Only events about this profile; actions are about none.")
  private @Nullable String profile;

  @Option(names = "--json", description = "As one JSON object, with the secret.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  AddWebhookCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec, "spec");
    String address = address(command);
    for (String event : events) {
      if (MessageType.EVENTS.stream().noneMatch(known -> known.name().equals(event))) {
        throw new ParameterException(
            command.commandLine(), "there is no event '" + event + "'; there are " + known());
      }
    }
    Path keyFile = session.config().home().keyFile().toAbsolutePath();
    Instant now = session.clock().instant();
    WebhookSecret secret = WebhookSecret.random();
    String named = profile;
    Long profileId =
        named == null
            ? null
            : session.database().inTransaction(tx -> NamedProfile.find(tx, named)).id();
    Seal seal = SealingKey.of(session.database(), keyFile);
    long id =
        session
            .database()
            .inTransaction(tx ->
                InsertWebhook.of(
                    tx,
                    new NewWebhook(address, List.copyOf(events), profileId),
                    secret,
                    seal,
                    now));
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(WebhookJson.added(id, address, secret));
    } else {
      out.println("webhook " + id + " added for " + address);
      out.println("its secret, shown this once: " + secret.text());
      out.println("it is sealed with " + keyFile + "; keep a copy of that file");
      out.println("'covey webhooks test " + id + "' shows whether its receiver takes it");
    }
    out.flush();
    return 0;
  }

  private String address(CommandSpec command) {
    try {
      return ReceiverAddress.check(url, WebhookSettings.of(session.config().webhooks()));
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(command.commandLine(), wrong.getMessage(), wrong);
    }
  }

  private static String known() {
    return MessageType.EVENTS.stream().map(MessageType::name).collect(Collectors.joining(", "));
  }
}
