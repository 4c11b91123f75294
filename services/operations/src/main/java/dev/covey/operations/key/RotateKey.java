/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.key;

import dev.covey.model.database.Database;
import dev.covey.model.database.Transaction;
import dev.covey.model.seal.KeyFile;
import dev.covey.model.seal.Seal;
import dev.covey.model.seal.SealException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts all sealed secrets under a new key while the fleet runs. The key file holds both keys until
 * every secret is under the new one, which is also the mark that a rotation is under way: one that
 * was killed is finished by the next.
 */
public final class RotateKey {
  private static final String LOCK =
      "select pg_try_advisory_xact_lock(hashtextextended(current_schema() || '.key', 0))";

  /** A worker may seal with the old key while it has not seen the new one. */
  private static final int MOST_PASSES = 10;

  private final Database database;
  private final KeyFile keyFile;

  public RotateKey(Database database, Path path) {
    this.database = database;
    this.keyFile = new KeyFile(path);
  }

  /**
   * What was done.
   *
   * @param closed what no key of the file opens, which was so before
   */
  public record Report(int resealed, List<String> closed) {}

  /** Throws IOException, in words for people, where it can't be done. */
  public Report run() throws SQLException, IOException {
    try {
      return database.inTransaction(lock -> {
        if (!alone(lock)) {
          throw new SealException("another rotation is under way");
        }
        return rotate();
      });
    } catch (SealException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  private Report rotate() throws SQLException {
    Seal seal = keyFile.beginRotation();
    int all = 0;
    List<String> closed = List.of();
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      closed = new ArrayList<>();
      int resealed = 0;
      for (SealedColumn column : SealedColumn.values()) {
        resealed += reseal(column, seal, closed);
      }
      all += resealed;
      if (resealed == 0) {
        keyFile.endRotation();
        return new Report(all, List.copyOf(closed));
      }
    }
    throw new SealException(
        "secrets are still being sealed with the old key; stop the workers, then run this again");
  }

  private int reseal(SealedColumn column, Seal seal, List<String> closed) throws SQLException {
    int resealed = 0;
    SealedColumn.Step step = new SealedColumn.Step("", 0, true);
    while (step.more()) {
      String after = step.last();
      step = database.inTransaction(tx -> column.reseal(tx, seal, after, closed));
      resealed += step.resealed();
    }
    return resealed;
  }

  private static boolean alone(Transaction transaction) throws SQLException {
    try (var statement = transaction.connection().prepareStatement(LOCK);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
