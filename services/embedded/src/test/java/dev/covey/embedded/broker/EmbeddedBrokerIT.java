/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.embedded.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import dev.covey.embedded.EmbeddedServerException;
import dev.covey.embedded.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
  private static final String PASSWORD = "a ${strange} \"password\" {";

  private @TempDir Path folder;
  private BrokerSettings settings;

  @BeforeEach
  void choosePort() {
    settings = new BrokerSettings(folder.resolve("broker"), FreePort.find(), PASSWORD);
  }

  @Test
  void message_confirmedSurvivesRestart() throws Exception {
    try (EmbeddedBroker first = started()) {
      publish(first, "kept");
    }
    try (EmbeddedBroker second = started();
        Connection connection = connect(PASSWORD);
        Channel channel = connection.createChannel()) {
      GetResponse message = channel.basicGet("work", true);
      assertThat(new String(message.getBody(), StandardCharsets.UTF_8)).isEqualTo("kept");
      assertThat(second.uri()).hasPort(settings.port()).hasHost("127.0.0.1");
    }
  }

  @Test
  void password_wrongIsRefused() {
    try (EmbeddedBroker broker = started()) {
      assertThat(broker.password()).isEqualTo(PASSWORD);
      assertThatThrownBy(() -> connect("guess"))
          .isInstanceOf(PossibleAuthenticationFailureException.class);
    }
  }

  @Test
  void port_takenIsNamedWithTheFolder() throws IOException {
    try (ServerSocket stranger =
        new ServerSocket(settings.port(), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(this::started)
          .isInstanceOf(EmbeddedServerException.class)
          .hasMessageContaining(Integer.toString(stranger.getLocalPort()))
          .hasMessageContaining(settings.dataFolder().toString())
          .hasMessageNotContaining(PASSWORD);
    }
  }

  @Test
  void folder_isFileIsRefusedByName() throws IOException {
    Files.writeString(settings.dataFolder(), "in the way");

    assertThatThrownBy(this::started)
        .isInstanceOf(EmbeddedServerException.class)
        .hasMessageContaining(settings.dataFolder().toString());
  }

  @Test
  void store_ofAnotherKindIsRefusedAndTheBrokerLeavesItsPort() throws Exception {
    Path store = Files.createDirectories(settings.dataFolder()).resolve("store");
    Files.writeString(store, "in the way");

    assertThatThrownBy(this::started)
        .isInstanceOf(EmbeddedServerException.class)
        .hasMessageContaining(settings.dataFolder().toString());
    Files.delete(store);
    try (EmbeddedBroker again = started()) {
      publish(again, "works");
    }
  }

  @Test
  void files_areForTheirOwnerOnly() throws IOException {
    try (EmbeddedBroker broker = started()) {
      assertThat(broker.port()).isEqualTo(settings.port());
      assertThat(Files.getPosixFilePermissions(settings.dataFolder().resolve("broker.json")))
          .extracting(Enum::name)
          .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
    }
  }

  private EmbeddedBroker started() {
    EmbeddedBroker broker = new EmbeddedBroker(settings);
    broker.start();
    return broker;
  }

  private void publish(EmbeddedBroker broker, String text) throws Exception {
    try (Connection connection = connect(broker.password());
        Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      channel.queueDeclare("work", true, false, false, Map.of());
      channel.basicPublish(
          "", "work", MessageProperties.PERSISTENT_BASIC, text.getBytes(StandardCharsets.UTF_8));
      channel.waitForConfirmsOrDie(10_000);
    }
  }

  private Connection connect(String password) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost("127.0.0.1");
    factory.setPort(settings.port());
    factory.setUsername(EmbeddedBroker.USER);
    factory.setPassword(password);
    return factory.newConnection();
  }
}
