/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.cli.SpanConverter;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.chassis.lifecycle.Waiter;
import dev.covey.model.action.CampaignExists;
import dev.covey.model.action.SelectAccounts;
import dev.covey.model.ledger.LedgerReader;
import dev.covey.model.time.CoveyClock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code covey actions monitor}: how actions stand, as it changes. */
@Command(
    name = "monitor",
    description = {
      "Shows how actions stand, as it changes: throughput, the queue, how full the accounts'"
          + " limits are, errors, and when all is done.",
      "A screen on a terminal, else a line where something changed."
    },
    mixinStandardHelpOptions = true)
public final class MonitorCommand implements Callable<Integer> {
  private static final Duration SHORTEST = Duration.ofMillis(100);

  private final Session session;

  @Option(
      names = "--account",
      paramLabel = "NO",
      description = "Shows the limits of this account, instead of the busiest. Repeatable.")
  private List<String> accounts = List.of();

  @Option(
      names = "--campaign",
      paramLabel = "NAME",
      description = "Looks at the actions of this campaign alone.")
  private @Nullable String campaign;

  @Option(
      names = "--every",
      paramLabel = "SPAN",
      defaultValue = "1s",
      converter = SpanConverter.class,
      description = "How often, at most; ${DEFAULT-VALUE} unless given.")
  private Duration every = Duration.ofSeconds(1);

  @Option(names = "--once", description = "Shows one frame and ends.")
  private boolean once;

  @Option(
      names = "--until-done",
      description = "Ends when nothing is pending or running: with 0, or with 1 where some failed.")
  private boolean untilDone;

  @Option(names = "--json", description = "One JSON object per frame.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  public MonitorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    if (every.compareTo(SHORTEST) < 0) {
      throw new UsageException("--every must be at least 100ms");
    }
    if (once && untilDone) {
      throw new UsageException("--once and --until-done exclude each other");
    }
    checkCampaign();
    checkAccounts();
    CommandLine command = Objects.requireNonNull(spec, "spec").commandLine();
    ReadFrame frames =
        new ReadFrame(
            session.database(),
            new LedgerReader(session.database(), session.config().clock().ledgerClock()),
            new Scope(campaign, accounts),
            session.clock(),
            System::nanoTime);
    try (FrameView view =
        once
            ? FrameViews.once(command.getOut(), command.getErr(), json)
            : FrameViews.live(command.getOut(), command.getErr(), json)) {
      Watch watch =
          new Watch(frames::read, view, new Waiter(CoveyClock.system()), every, System::nanoTime);
      if (once) {
        watch.once();
        return 0;
      }
      return watch.run(untilDone).exitCode();
    }
  }

  private void checkAccounts() throws Exception {
    for (String account : accounts) {
      boolean known =
          session
              .database()
              .inTransaction(tx -> new SelectAccounts().one(tx.connection(), account))
              .isPresent();
      if (!known) {
        throw new UsageException(
            "there is no account '" + Shown.brief(account) + "'; covey accounts list names them");
      }
    }
  }

  private void checkCampaign() throws Exception {
    String name = campaign;
    if (name != null
        && !session
            .database()
            .inTransaction(tx -> new CampaignExists().run(tx.connection(), name))) {
      throw new UsageException(
          "there is no campaign '" + Shown.brief(name) + "'; an import names its own");
    }
  }
}
