/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.embedded.EmbeddedServerException;
import dev.covey.solo.home.HomeException;
import dev.covey.testing.ForkedJvm;
import dev.covey.testing.PostgresExtension;
import dev.covey.testing.TestSchema;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
class ServersIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private @TempDir Path folder;

  @Test
  void servers_unnamedAreEmbeddedAndKeepWhatTheyHold() throws Exception {
    try (Running servers = start(Map.of())) {
      new ServersClient(servers.config()).remember("kept");
    }
    try (Running servers = start(Map.of())) {
      ServersClient client = new ServersClient(servers.config());
      assertThat(client.wordOfDatabase()).isEqualTo("kept");
      assertThat(client.wordOfBroker()).isEqualTo("kept");
    }
  }

  @Test
  void server_namedIsUsedAndItsTwinNotStarted(TestSchema schema) throws Exception {
    String url = schema.url().substring("jdbc:".length());
    Map<String, String> real =
        Map.of(
            "COVEY_DATABASE_URL", url,
            "COVEY_DATABASE_USER", schema.user(),
            "COVEY_DATABASE_PASSWORD", schema.password());

    try (Running servers = start(real)) {
      assertThat(servers.config().database().access().url()).isEqualTo(schema.url());
      assertThat(folder.resolve("postgres")).doesNotExist();
      assertThat(servers.config().broker().access().host()).isEqualTo("127.0.0.1");
      new ServersClient(servers.config()).remember("mixed");
    }
  }

  @Test
  void servers_bothNamedLeaveTheFolderWithoutServers() throws Exception {
    Map<String, String> real =
        Map.of(
            "COVEY_DATABASE_URL", "postgresql://db.example/covey",
            "COVEY_AMQP_URL", "amqp://mq.example/");

    try (Running servers = start(real)) {
      assertThat(servers.config().broker().access().host()).isEqualTo("mq.example");
      assertThat(folder.resolve("broker")).doesNotExist();
      assertThatThrownBy(() -> start(real)).isInstanceOf(HomeException.class);
    }
  }

  @Test
  void process_killedLosesNothingAndItsServersAreTakenOver() throws Exception {
    try (ForkedJvm holder = ForkedJvm.start(HoldServersMain.class, folder.toString())) {
      holder.awaitLine(HoldServersMain.READY, PATIENCE);

      assertThatThrownBy(() -> start(Map.of()))
          .isInstanceOf(HomeException.class)
          .hasMessageContaining("process " + holder.pid());

      holder.kill();
      assertThat(folder.resolve("postgres/postmaster.pid")).exists();
    }
    try (Running servers = start(Map.of())) {
      ServersClient client = new ServersClient(servers.config());
      assertThat(client.wordOfDatabase()).isEqualTo("kept");
      assertThat(client.wordOfBroker()).isEqualTo("kept");
    }
    assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void process_toldToEndKeepsItsServersUntilItHasDrained() throws Exception {
    try (ForkedJvm process = ForkedJvm.start(DrainOnSignalMain.class, folder.toString())) {
      process.awaitLine(DrainOnSignalMain.READY, PATIENCE);

      process.terminate();

      process.awaitLine(DrainOnSignalMain.DRAINED, PATIENCE);
      process.awaitExit(PATIENCE);
    }
    try (Running servers = start(Map.of())) {
      ServersClient client = new ServersClient(servers.config());
      assertThat(client.wordOfDatabase()).isEqualTo("said while draining");
      assertThat(client.wordOfBroker()).isEqualTo("said while draining");
    }
  }

  @Test
  void port_takenIsNamedAndTheOtherServerStoppedAgain() throws Exception {
    try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(
          folder.resolve("ports.properties"), "broker=" + stranger.getLocalPort() + "\n");

      assertThatThrownBy(() -> start(Map.of()))
          .isInstanceOf(EmbeddedServerException.class)
          .hasMessageContaining("port " + stranger.getLocalPort());
    }
    assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    start(Map.of()).close();
  }

  private Running start(Map<String, String> environment) throws HomeException {
    return Running.start(folder, environment);
  }
}
