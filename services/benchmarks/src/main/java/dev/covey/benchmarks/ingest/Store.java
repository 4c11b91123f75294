/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ingest;

import dev.covey.model.database.Database;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.schema.SchemaMigrator;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.time.CoveyClock;
import dev.covey.model.time.Slice;
import dev.covey.worker.fetchandpersist.StoreSlice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.postgresql.PGConnection;

/** Tweets into tables: as the worker writes them, and by COPY of the same rows. Many threads. */
final class Store implements AutoCloseable {
  private static final long PROFILE = 1;
  private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
  private static final Duration SLICE = Duration.ofMinutes(1);

  private final Database database;
  private final Outbox outbox;

  Store(DatabaseAccess access) throws SQLException {
    new SchemaMigrator(access).migrate();
    database = new Database(access, "bench-ingest");
    outbox = new PostgresOutbox(new MessageCodec(), CoveyClock.system(), MessagePublisher.NONE);
    run(
        """
        insert into profile (id, username, full_name, verified, status, track_from, added_at,
          looked_at)
        overriding system value
        values (1, 'bench', 'Bench', 'none', 'active', now(), now(), now())\
        """);
  }

  /** One slice in one transaction: tweets, coverage, events. */
  void slice(long number, List<SourceTweet> tweets) throws SQLException {
    Instant from = BEGIN.plus(SLICE.multipliedBy(number));
    StoreSlice effect =
        new StoreSlice(
            outbox, PROFILE, "nitter", new Slice(from, from.plus(SLICE)), tweets, Instant.now());
    database.inTransaction(transaction -> {
      effect.apply(transaction);
      return transaction;
    });
  }

  /** The rows that are stored now, as COPY writes them. */
  byte[] copyOut() throws SQLException {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    database.inTransaction(transaction -> {
      try {
        return transaction
            .connection()
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy (select * from tweet order by id) to stdout", rows);
      } catch (IOException impossible) {
        throw new SQLException(impossible);
      }
    });
    return rows.toByteArray();
  }

  /** Returns how many rows that were. */
  long copyIn(byte[] rows) throws SQLException {
    return database.inTransaction(transaction -> {
      try {
        return transaction
            .connection()
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy tweet from stdin", new ByteArrayInputStream(rows));
      } catch (IOException impossible) {
        throw new SQLException(impossible);
      }
    });
  }

  /** Empties what slices fill. */
  void clear() throws SQLException {
    run("truncate tweet, coverage, event cascade");
    run("checkpoint");
  }

  private void run(String sql) throws SQLException {
    database.inTransaction(transaction -> {
      try (var statement = transaction.connection().createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  @Override
  public void close() {
    database.close();
  }
}
