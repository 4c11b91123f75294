/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.embedded.EmbeddedServerException;
import dev.covey.embedded.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
  private static final String PASSWORD = "it's a secret \"word\" %s";

  private @TempDir Path folder;
  private PostgresSettings settings;
  private EmbeddedPostgres postgres;

  @BeforeEach
  void choosePort() {
    settings =
        PostgresSettings.durable(
                folder.resolve("deep/postgres"),
                folder.resolve("postgres.log"),
                FreePort.find(),
                PASSWORD)
            .with("fsync", "off");
    postgres = new EmbeddedPostgres(settings);
  }

  @AfterEach
  void close() {
    postgres.close();
  }

  @Test
  void data_survivesRestart() throws SQLException {
    postgres = new EmbeddedPostgres(settings.with("fsync", "on"));
    postgres.start();
    query("create table kept as select 42 as answer");
    postgres.close();

    postgres.start();

    assertThat(query("select answer from kept")).isEqualTo("42");
    assertThat(query("show fsync")).isEqualTo("on");
    assertThat(query("show server_version")).startsWith(PostgresFolder.MAJOR_VERSION + ".");
  }

  @Test
  void server_leftBehindByAnEarlierRunIsReplacedWithItsData() throws SQLException {
    EmbeddedPostgres forgotten = new EmbeddedPostgres(settings);
    forgotten.start();
    query("create table kept as select 42 as answer");
    String first = query("select pg_postmaster_start_time()");

    postgres.start();

    assertThat(query("select answer from kept")).isEqualTo("42");
    assertThat(query("select pg_postmaster_start_time()")).isNotEqualTo(first);
  }

  @Test
  void pidFile_ofAForeignProcessIsNotBelieved() throws Exception {
    postgres.start();
    postgres.close();
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(
          settings.dataFolder().resolve(PostmasterFile.NAME),
          "%d\n%s\n1\n%d\n\n127.0.0.1\n\nready\n"
              .formatted(stranger.pid(), settings.dataFolder(), settings.port()));

      postgres.start();

      assertThat(query("select 1")).isEqualTo("1");
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void port_takenIsNamedWithTheFolderAndNothingIsLeftRunning() throws IOException {
    try (ServerSocket stranger =
        new ServerSocket(settings.port(), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(postgres::start)
          .isInstanceOf(EmbeddedServerException.class)
          .hasMessageContaining(Integer.toString(stranger.getLocalPort()))
          .hasMessageContaining(settings.dataFolder().toString())
          .hasMessageNotContaining("secret");
    }
    assertThat(settings.dataFolder().resolve(PostmasterFile.NAME)).doesNotExist();
  }

  @Test
  void folder_ofAnotherVersionIsRefusedByBothNumbers() throws IOException {
    Files.createDirectories(settings.dataFolder());
    Files.writeString(settings.dataFolder().resolve("PG_VERSION"), "19\n");

    assertThatThrownBy(postgres::start)
        .isInstanceOf(EmbeddedServerException.class)
        .hasMessageContaining("Postgres 19")
        .hasMessageContaining("Postgres 18")
        .hasMessageContaining(settings.dataFolder().toString());
  }

  @Test
  void folder_withSomethingElseInItIsLeftAlone() throws IOException {
    Files.createDirectories(settings.dataFolder());
    Path precious = Files.writeString(settings.dataFolder().resolve("thesis.txt"), "precious");

    assertThatThrownBy(postgres::start)
        .isInstanceOf(EmbeddedServerException.class)
        .hasMessageContaining("not empty");
    assertThat(precious).hasContent("precious");
  }

  @Test
  void folder_thatCannotBeMadeIsNamedWithTheReason() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("deep"), "a file");

    assertThatThrownBy(postgres::start)
        .isInstanceOf(EmbeddedServerException.class)
        .hasMessageContaining(inTheWay + " is in the way");
  }

  @Test
  void folder_halfMadeByAKilledRunIsMadeAnew() throws Exception {
    Path half = settings.dataFolder().resolveSibling("postgres.new");
    Files.createDirectories(half);
    Files.writeString(half.resolve("PG_VERSION"), "18");

    postgres.start();

    assertThat(query("select 1")).isEqualTo("1");
    assertThat(half).doesNotExist();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings.dataFolder())))
        .isEqualTo("rwx------");
  }

  @Test
  void password_otherThanTheFoldersIsRefusedAndTheServerStopped() throws Exception {
    postgres.start();
    postgres.close();
    EmbeddedPostgres other =
        new EmbeddedPostgres(
            new PostgresSettings(
                settings.dataFolder(),
                settings.logFile(),
                settings.port(),
                "guess",
                settings.parameters()));

    assertThatThrownBy(other::start)
        .isInstanceOf(EmbeddedServerException.class)
        .hasMessageContaining("refuses its own user");
    assertThat(FreePort.isFree(settings.port())).isTrue();
  }

  @Test
  void parameter_wrongIsReportedInTheServersOwnWords() {
    EmbeddedPostgres wrong = new EmbeddedPostgres(settings.with("shared_buffers", "plenty"));

    assertThatThrownBy(wrong::start)
        .isInstanceOf(EmbeddedServerException.class)
        .hasMessageContaining("shared_buffers");
  }

  @Test
  void listening_isOnThisMachineOnly() throws SQLException {
    postgres.start();

    assertThat(query("show listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(query("show unix_socket_directories")).isEmpty();
    assertThat(settings).asString().doesNotContain("secret");
  }

  private String query(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(postgres.url(), EmbeddedPostgres.USER, PASSWORD);
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet rows = statement.getResultSet()) {
        rows.next();
        return String.valueOf(rows.getString(1));
      }
    }
  }
}
