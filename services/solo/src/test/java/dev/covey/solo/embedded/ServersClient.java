/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.embedded;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import dev.covey.chassis.broker.BrokerAccess;
import dev.covey.chassis.config.CoveyConfig;
import dev.covey.model.database.DatabaseAccess;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Leaves a word at both servers, and asks them for it later. */
record ServersClient(CoveyConfig config) {
  private static final String QUEUE = "words";

  /** A connection to each of the two, as a service holds them. */
  record Session(java.sql.Connection database, Connection broker) implements AutoCloseable {
    void remember(String word) throws Exception {
      try (Statement statement = database.createStatement()) {
        statement.execute("create table if not exists words (word text)");
        statement.execute("insert into words values ('" + word + "')");
      }
      try (Channel channel = broker.createChannel()) {
        channel.confirmSelect();
        channel.queueDeclare(QUEUE, true, false, false, Map.of());
        channel.basicPublish(
            "", QUEUE, MessageProperties.PERSISTENT_BASIC, word.getBytes(StandardCharsets.UTF_8));
        channel.waitForConfirmsOrDie(30_000);
      }
    }

    @Override
    public void close() throws SQLException {
      database.close();
      broker.abort();
    }
  }

  Session open() throws Exception {
    return new Session(database(), broker());
  }

  void remember(String word) throws Exception {
    try (Session session = open()) {
      session.remember(word);
    }
  }

  String wordOfDatabase() throws SQLException {
    try (java.sql.Connection database = database();
        ResultSet rows = database.createStatement().executeQuery("select word from words")) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  String wordOfBroker() throws Exception {
    try (Connection connection = broker();
        Channel channel = connection.createChannel()) {
      GetResponse message = channel.basicGet(QUEUE, false);
      return message == null ? "" : new String(message.getBody(), StandardCharsets.UTF_8);
    }
  }

  private java.sql.Connection database() throws SQLException {
    DatabaseAccess access = config.database().access();
    return DriverManager.getConnection(access.url(), access.user(), access.password());
  }

  private Connection broker() throws Exception {
    BrokerAccess broker = config.broker().access();
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(broker.host());
    factory.setPort(broker.port());
    factory.setUsername(broker.user());
    factory.setPassword(broker.password());
    return factory.newConnection();
  }
}
