/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.chassis.text.WeightedText;
import dev.covey.intake.ImportReport.Counts;
import dev.covey.intake.ImportReport.Outcome;
import dev.covey.model.action.CopyActions;
import dev.covey.model.action.CountImportRows;
import dev.covey.model.action.CountPending;
import dev.covey.model.action.LaneKey;
import dev.covey.model.action.LookUpByIndex;
import dev.covey.model.action.OpenIdleLanes;
import dev.covey.model.action.SelectAccounts;
import dev.covey.model.action.SelectImportedRows;
import dev.covey.model.action.SelectLanePlaces;
import dev.covey.model.action.UpsertImport;
import dev.covey.model.action.UpsertImport.Import;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * One import in one transaction, which its caller commits. Reads the file once; what it takes of
 * memory grows only with the hashes of rows.
 */
final class ImportRun {
  private static final int MOST_TRIES = 5;
  private static final String DEADLOCK = "40P01";

  /** Nobody plans further ahead, and to count more would read an index at length. */
  private static final int MOST_PENDING = 100_000;

  private final CsvFile file;
  private final ImportOptions options;
  private final ProblemLog problems;
  private final MediaFiles media;
  private final Gate gate;
  private final Instant now;

  /** Before it is committed: what was found, and what waits in its lanes besides. */
  record Result(
      ImportReport report, Map<LaneKey, LaneTally> tallies, Map<LaneKey, Integer> waiting) {}

  ImportRun(
      CsvFile file,
      ImportOptions options,
      ProblemLog problems,
      MediaFiles media,
      Gate gate,
      Instant now) {
    this.file = file;
    this.options = options;
    this.problems = problems;
    this.media = media;
    this.gate = gate;
    this.now = now;
  }

  /**
   * Rolls {@code main} back unless all is imported.
   *
   * @param look a second connection, for questions while the first one is copying
   */
  Result run(Connection main, Connection look, Progress progress) throws SQLException, IOException {
    Import known = new UpsertImport().run(main, file.sha256Hex(), file.name(), campaign(), now);
    new LookUpByIndex().run(look);
    BitSet taken =
        known.rows() == 0 ? new BitSet() : new SelectImportedRows().run(look, known.id());
    BatchRows rows = new BatchRows(file, taken, reading(look));
    StageRows staged;
    try (CopyActions copy = CopyActions.open(main, known.id(), now)) {
      staged = new StageRows(look, copy, options.leave(), new AskGates(gates()), problems);
      stage(rows, staged, progress);
      if (staged.isCopied()) {
        copy.finish();
      }
    }
    problems.finish();
    Outcome outcome = outcome(rows, staged, known);
    if (outcome != Outcome.IMPORTED) {
      main.rollback();
    }
    Result result = result(look, rows, staged, known, outcome);
    if (outcome == Outcome.IMPORTED) {
      // last of all: it locks lanes, and whoever arms an action of one waits for its end
      commit(main, known, staged);
    }
    return result;
  }

  private void stage(BatchRows rows, StageRows staged, Progress progress)
      throws SQLException, IOException {
    long checked = 0;
    try (ReadAhead ahead = ReadAhead.start(rows)) {
      for (var batch = ahead.next(); batch != null; batch = ahead.next()) {
        staged.take(Objects.requireNonNull(rows.header(), "header"), batch.rows());
        checked += batch.rows().size();
        progress.at(checked, batch.share());
      }
    }
  }

  private Function<CsvHeader, ReadRow> reading(Connection look) throws SQLException {
    KnownAccounts accounts =
        new KnownAccounts(new SelectAccounts().run(look), new SelectLanePlaces().run(look));
    int longest = options.leave().longPosts() ? WeightedText.LONG_POST : WeightedText.POST;
    ReadContent content = new ReadContent(new ReadMedia(media), longest);
    ReadTurn turn =
        new ReadTurn(new Moments(options.times().zone(), now), options.times().startAt());
    return header -> new ReadRow(header, accounts, content, turn);
  }

  private List<Gate> gates() {
    List<Gate> gates = new ArrayList<>();
    if (!options.leave().sameText()) {
      gates.add(new SameTextGate(now, gate));
    }
    gates.add(gate);
    return gates;
  }

  private List<String> warnings(Connection look, Map<LaneKey, LaneTally> tallies)
      throws SQLException {
    List<String> warnings = new ArrayList<>(Warnings.of(look, tallies));
    if (!tallies.isEmpty()) {
      warnings.addAll(gate.notes());
    }
    return warnings;
  }

  private String campaign() {
    String campaign = options.campaign();
    return campaign == null ? file.name() : campaign;
  }

  private void commit(Connection main, Import known, StageRows staged)
      throws SQLException, IOException {
    // before the rows are there for a worker, who posts what is in the store
    media.keep(staged.media());
    new CountImportRows().run(main, known.id(), staged.added());
    openLanes(main, staged.tallies().keySet());
  }

  /** Workers lock lanes in an order of their own; a file is not read again for having met them. */
  private void openLanes(Connection main, Set<LaneKey> lanes) throws SQLException {
    for (int tries = 1; ; tries++) {
      Savepoint before = main.setSavepoint();
      try {
        new OpenIdleLanes().run(main, lanes, now);
        return;
      } catch (SQLException failure) {
        if (tries == MOST_TRIES || !DEADLOCK.equals(failure.getSQLState())) {
          throw failure;
        }
        main.rollback(before);
      }
    }
  }

  private Outcome outcome(BatchRows rows, StageRows staged, Import known) {
    if (staged.invalid() > 0 && !options.leave().skipInvalid() && staged.added() > 0) {
      return Outcome.REFUSED;
    }
    if (staged.added() == 0) {
      boolean nothingFailed = staged.invalid() == 0 && rows.settled() > 0;
      return known.rows() > 0
          ? Outcome.ALREADY_IMPORTED
          : nothingFailed ? Outcome.NOTHING_FAILED : Outcome.REFUSED;
    }
    return options.leave().dryRun() ? Outcome.CHECKED : Outcome.IMPORTED;
  }

  private Result result(
      Connection look, BatchRows rows, StageRows staged, Import known, Outcome outcome)
      throws SQLException {
    boolean adds = outcome == Outcome.IMPORTED || outcome == Outcome.CHECKED;
    Map<LaneKey, LaneTally> tallies = adds ? staged.tallies() : Map.of();
    Counts counts =
        new Counts(
            rows.rows(),
            rows.already(),
            rows.settled(),
            staged.added(),
            staged.held(),
            staged.invalid());
    ImportReport report =
        new ImportReport(
            file.name(),
            file.sha256Hex(),
            campaign(),
            outcome,
            adds ? counts : counts.withoutAdded(),
            known.rows() > 0 ? known.importedAt() : null,
            problems.count(),
            problems.first(),
            problems.table(),
            warnings(look, tallies),
            List.of(),
            ImportCost.of(List.of(), 0));
    return new Result(
        report, tallies, new CountPending().run(look, List.copyOf(tallies.keySet()), MOST_PENDING));
  }
}
