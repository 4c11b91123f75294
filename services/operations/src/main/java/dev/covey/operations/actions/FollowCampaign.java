/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.lifecycle.Waiter;
import dev.covey.intake.ImportReport;
import dev.covey.model.action.SelectImportCampaign;
import dev.covey.model.ledger.LedgerReader;
import dev.covey.model.time.CoveyClock;
import dev.covey.operations.monitor.FrameView;
import dev.covey.operations.monitor.FrameViews;
import dev.covey.operations.monitor.ReadFrame;
import dev.covey.operations.monitor.Scope;
import dev.covey.operations.monitor.Watch;
import dev.covey.operations.monitor.Watch.Ending;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine;

/** Follows a campaign after its import: with workers of its own, with a screen, or with both. */
final class FollowCampaign {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Session session;
  private final ActionRunner runner;
  private final FollowOptions options;
  private final boolean json;
  private final CommandLine command;

  FollowCampaign(
      Session session,
      ActionRunner runner,
      FollowOptions options,
      boolean json,
      CommandLine command) {
    this.session = session;
    this.runner = runner;
    this.options = options;
    this.json = json;
    this.command = command;
  }

  /** Returns the exit code: 0 where all is done, 1 where some failed, 130 where it was stopped. */
  int run(ImportReport report, Path file, RunLog log, Instant begin) throws Exception {
    String campaign =
        session
            .database()
            .inTransaction(tx -> new SelectImportCampaign().run(tx.connection(), report.sha256()))
            .orElse(report.campaign());
    NewlySettled settled = new NewlySettled(session.database(), campaign, begin);
    ActionRunner.Watching watching = stop -> watch(campaign, file, log, settled, stop);
    int code =
        options.workers() > 0
            ? runner.run(session.config(), options.workers(), watching)
            : watching.until(new Waiter(CoveyClock.system()));
    // what the workers finished after they were told to stop
    log.settled(settled.next());
    log.line("the run ended with exit code " + code);
    return code;
  }

  private int watch(String campaign, Path file, RunLog log, NewlySettled settled, Waiter stop)
      throws Exception {
    ReadFrame frames =
        new ReadFrame(
            session.database(),
            new LedgerReader(session.database(), session.config().clock().ledgerClock()),
            Scope.of(campaign),
            session.clock(),
            System::nanoTime);
    Ending ending;
    try (FrameView view = new LoggedView(view(), log, settled)) {
      ending = new Watch(frames::read, view, stop, EVERY, System::nanoTime).run(true);
    }
    if (ending == Ending.STOPPED) {
      command
          .getErr()
          .println(
              "stopped; what is pending stays so. To go on: covey actions import "
                  + Shown.line(file.toString())
                  + " --workers "
                  + options.workers());
      command.getErr().flush();
    }
    return ending.exitCode();
  }

  private FrameView view() {
    return options.monitor()
        ? FrameViews.live(command.getOut(), command.getErr(), json)
        : FrameViews.lines(command.getOut(), command.getErr(), json);
  }
}
