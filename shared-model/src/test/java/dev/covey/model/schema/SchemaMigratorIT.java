/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.database.DatabaseAccess;
import dev.covey.model.database.MigratedDatabase;
import dev.covey.testing.ForkedJvm;
import dev.covey.testing.PostgresExtension;
import dev.covey.testing.TestSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class SchemaMigratorIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final int changes = ReadChangelog.known().size();
  private TestSchema schema;
  private DatabaseAccess access;

  @BeforeEach
  void open(TestSchema schema) {
    this.schema = schema;
    this.access = MigratedDatabase.access(schema).withSchema(schema.schema() + "_migrated");
  }

  @Test
  void schema_missingIsMadeWithEveryChange() throws SQLException {
    assertThat(new SchemaMigrator(access).migrate()).isEqualTo(changes);
    assertThat(select("select count(*) from databasechangelog")).isEqualTo(changes);
  }

  @Test
  void schema_upToDateIsLeftAlone() {
    new SchemaMigrator(access).migrate();

    assertThat(new SchemaMigrator(access).migrate()).isZero();
  }

  @Test
  void threads_atOnceMakeEachChangeOnce() throws Exception {
    List<Integer> made = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> running = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        running.add(threads.submit(() -> new SchemaMigrator(access).migrate()));
      }
      for (Future<Integer> future : running) {
        made.add(get(future));
      }
    }
    assertThat(made).containsExactlyInAnyOrder(changes, 0, 0, 0);
  }

  @Test
  void processes_atOnceMakeEachChangeOnce() throws Exception {
    List<ForkedJvm> processes = new ArrayList<>();
    for (int process = 0; process < 4; process++) {
      processes.add(fork());
    }
    List<String> made = new ArrayList<>();
    for (ForkedJvm process : processes) {
      made.add(process.awaitLine("made ", PATIENCE));
      assertThat(process.awaitExit(PATIENCE)).isZero();
    }
    assertThat(made).containsExactlyInAnyOrder("made " + changes, "made 0", "made 0", "made 0");
  }

  @Test
  void liquibaseLock_leftByKilledProcessIsCleared() throws SQLException {
    execute("create schema " + access.schema());
    execute(
        """
        create table databasechangeloglock (
          id integer primary key, locked boolean not null, lockgranted timestamp, lockedby text);
        insert into databasechangeloglock values (1, true, now(), 'a process now dead')\
        """);

    assertThat(new SchemaMigrator(access).migrate()).isEqualTo(changes);
  }

  @Test
  void schema_ofNewerBuildIsRefused() throws SQLException {
    new SchemaMigrator(access).migrate();
    execute(
        """
        insert into databasechangelog
            (id, author, filename, dateexecuted, orderexecuted, exectype)
        values ('from-the-future', 'covey', 'dev/covey/model/changelog/0099-next.xml', now(),
            1000, 'EXECUTED')\
        """);

    assertThatThrownBy(() -> new SchemaMigrator(access).migrate())
        .isInstanceOf(SchemaTooNewException.class)
        .hasMessageContaining("from-the-future of 0099-next.xml")
        .hasMessageContaining(access.schema())
        .hasMessageNotContaining(access.password());
  }

  @Test
  void server_unreachableIsNamed() {
    DatabaseAccess nowhere =
        new DatabaseAccess("jdbc:postgresql://127.0.0.1:1/covey", "covey", "secret", "covey", 1);

    assertThatThrownBy(() -> new SchemaMigrator(nowhere).migrate())
        .isInstanceOf(SchemaMigrationException.class)
        .hasMessageContaining("127.0.0.1:1/covey")
        .hasMessageNotContaining("secret");
  }

  private ForkedJvm fork() {
    return ForkedJvm.start(
        MigrateMain.class, access.url(), access.user(), access.password(), access.schema());
  }

  private static int get(Future<Integer> future) throws InterruptedException, ExecutionException {
    return future.get();
  }

  private int select(String sql) throws SQLException {
    try (Connection connection = connect();
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect()) {
      connection.createStatement().execute(sql);
    }
  }

  private Connection connect() throws SQLException {
    Connection connection =
        DriverManager.getConnection(schema.url(), schema.user(), schema.password());
    connection.setSchema(access.schema());
    return connection;
  }
}
