/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.intake;

import dev.covey.benchmarks.server.Sql;
import dev.covey.model.database.Database;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.model.schema.SchemaMigrator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** The table that actions come into, and COPY of its rows. One thread at a time. */
final class ActionTable implements AutoCloseable {
  /** Those that an import writes. */
  private static final String COLUMNS =
      """
      action (account_no, kind, target, target_name, text_content, media, alt_text, not_before,
        ref, status, rule, reason, same_key, words_key, retry_of, priority, place, row_number,
        created_at, import_id)\
      """;

  private final Database database;
  private final Sql sql;

  ActionTable(DatabaseAccess access) throws SQLException {
    new SchemaMigrator(access).migrate();
    database = new Database(access, "bench-import");
    sql = new Sql(access);
    sql.run(
        """
        insert into account (account_no, credentials, created_at, updated_at)
        select 'act' || number, '', now(), now() from generate_series(0, %d) number\
        """
            .formatted(SampleFile.ACCOUNTS - 1));
  }

  void clear() throws SQLException {
    sql.run("truncate action cascade");
    sql.run("delete from lane");
    sql.run("checkpoint");
  }

  /** Also forgets which files were imported, which rows that are copied in refer to. */
  void forgetFiles() throws SQLException {
    clear();
    sql.run("truncate action_import cascade");
  }

  void copyOut(Path file) throws SQLException {
    database.inTransaction(transaction -> {
      try (OutputStream out = Files.newOutputStream(file)) {
        return transaction
            .connection()
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy " + COLUMNS + " to stdout", out);
      } catch (IOException failure) {
        throw new SQLException(failure);
      }
    });
  }

  /** Returns how many rows that were. */
  long copyIn(Path file) throws SQLException {
    return database.inTransaction(transaction -> {
      try (InputStream in = Files.newInputStream(file)) {
        return transaction
            .connection()
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy " + COLUMNS + " from stdin", in, 64 * 1024);
      } catch (IOException failure) {
        throw new SQLException(failure);
      }
    });
  }

  @Override
  public void close() {
    sql.close();
    database.close();
  }
}
