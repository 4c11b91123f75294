/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Delivery;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedBrokerContractIT extends BrokerContract {
  private static final EmbeddedBrokerProcess SERVER = new EmbeddedBrokerProcess();

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void end() {
    SERVER.close();
  }

  @Override
  protected BrokerServer server() {
    return SERVER;
  }

  @Override
  protected Map<String, Object> queueArguments() {
    return Map.of();
  }

  @Override
  protected List<String> answersToUnroutable() {
    return List.of("refused", "returned");
  }

  /** Not asked for by Covey: pins what its README warns of. */
  @ParameterizedTest
  @ValueSource(
      strings = {"x-queue-type", "x-dead-letter-exchange", "x-message-ttl", "x-delivery-limit"})
  void queueArgument_ofRabbitClosesTheConnection(String argument) {
    assertThatThrownBy(() ->
            channel.queueDeclare(queue + argument, true, false, false, Map.of(argument, "quorum")))
        .hasStackTraceContaining(argument);
    assertThat(channel.getConnection().isOpen()).isFalse();
  }

  @Test
  void nack_withoutRequeueDoesNotDropTheMessage() throws Exception {
    publish(List.of("stuck"));
    BlockingQueue<Delivery> deliveries = consume(channel);

    channel.basicNack(take(deliveries).getEnvelope().getDeliveryTag(), false, false);

    assertThat(deliveries.poll(300, TimeUnit.MILLISECONDS)).isNull();
    reconnect();
    assertThat(drain()).containsExactly("stuck");
  }
}
