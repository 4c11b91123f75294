/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.events;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.cli.SpanConverter;
import dev.covey.model.message.MessageType;
import dev.covey.model.outbox.SelectEvents.Told;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code covey events tail}: events from their table, so it needs no broker and disturbs no queue.
 */
@Command(
    name = "tail",
    description = "Prints events as they are told, until Ctrl-C.",
    mixinStandardHelpOptions = true)
final class TailCommand implements Callable<Integer> {
  private static final long LOOK_MILLIS = 500;
  private final Session session;

  @Option(
      names = "--type",
      paramLabel = "T",
      split = ",",
      description = "Only these types, such as TweetDeleted.")
  private Set<String> types = new LinkedHashSet<>();

  @Option(
      names = "--last",
      paramLabel = "SPAN",
      defaultValue = "0s",
      converter = SpanConverter.class,
      description = "First what was told in that span, as 90s, 15m, 2h or 3d.")
  private Duration last = Duration.ZERO;

  @Option(names = "--no-follow", description = "Ends after what was told so far.")
  private boolean noFollow;

  @Option(names = "--json", description = "The whole message of each, one JSON object a line.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  TailCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec, "spec");
    for (String type : types) {
      if (MessageType.EVENTS.stream().noneMatch(known -> known.name().equals(type))) {
        throw new ParameterException(
            command.commandLine(), "there is no event '" + type + "'; there are " + known());
      }
    }
    PrintWriter out = command.commandLine().getOut();
    EventWalk walk = new EventWalk(session.database(), types, Instant.now().minus(last));
    CountDownLatch never = new CountDownLatch(1);
    do {
      List<Told> events = walk.next(Instant.now());
      events.forEach(event -> print(event, out));
      out.flush();
    } while (!noFollow && !never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    return 0;
  }

  private static String known() {
    return MessageType.EVENTS.stream().map(MessageType::name).collect(Collectors.joining(", "));
  }

  private void print(Told event, PrintWriter out) {
    if (json) {
      out.println(event.body());
      return;
    }
    var message = JsonMapper.shared().readTree(event.body());
    out.println(
        message.get("createdAt").asString()
            + "  "
            + event.type()
            + "  "
            + Shown.line(message.get("payload").toString()));
  }
}
