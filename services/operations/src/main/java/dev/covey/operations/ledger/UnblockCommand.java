/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.ledger;

import dev.covey.chassis.cli.Shown;
import dev.covey.model.action.LaneKey;
import dev.covey.model.action.LiftAppStop;
import dev.covey.model.action.WakeLanes;
import dev.covey.model.ledger.Block;
import dev.covey.model.ledger.LiftBlock;
import dev.covey.model.ledger.MeterKey;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey ledger unblock SUBJECT KIND}. */
@Command(
    name = "unblock",
    description = {
      "Lifts what the platform said about a limit, where you know better.",
      "Our own limits go on counting. 'app writes' also lifts a stop of the whole app."
    },
    mixinStandardHelpOptions = true)
final class UnblockCommand implements Callable<Integer> {
  private final LedgerAccess access;

  @Parameters(index = "0", paramLabel = "SUBJECT", description = "Such as account:42 or app.")
  private String subject = "";

  @Parameters(index = "1", paramLabel = "KIND", description = "Such as like or writes.")
  private String kind = "";

  @Spec private @Nullable CommandSpec spec;

  /** What stood in the way, and how many lanes may ask again. */
  private record Lifted(List<Block> blocks, int lanes) {}

  UnblockCommand(LedgerAccess access) {
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    MeterKey meter = new MeterKey(subject, kind);
    if (!meter.equals(LaneKey.APP_WRITES)) {
      new Subjects(access.reader()).why(subject, kind);
    }
    Instant now = access.clock().simulated().orElseGet(Instant::now);
    Lifted lifted = access.database().inTransaction(tx -> lift(tx.connection(), meter, now));
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    for (Block block : lifted.blocks()) {
      out.println(
          "%s %s was blocked until %s: %s"
              .formatted(subject, kind, block.until(), Shown.line(block.reason())));
    }
    out.println(
        lifted.blocks().isEmpty()
            ? "%s %s was not blocked".formatted(subject, kind)
            : "it is not any more; lanes that ask again now: " + lifted.lanes());
    out.flush();
    return 0;
  }

  private static Lifted lift(Connection connection, MeterKey meter, Instant now)
      throws SQLException {
    List<Block> blocks = new ArrayList<>();
    Block stop = meter.equals(LaneKey.APP_WRITES) ? new LiftAppStop().run(connection) : null;
    Block block = new LiftBlock().run(connection, meter);
    for (Block lifted : new Block[] {stop, block}) {
      if (lifted != null && lifted.until().isAfter(now)) {
        blocks.add(lifted);
      }
    }
    return new Lifted(blocks, blocks.isEmpty() ? 0 : new WakeLanes().run(connection, meter, now));
  }
}
