/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.testing;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RabbitExtension.class)
class RabbitBrokerContractIT extends BrokerContract {
  private final RabbitNode node;

  RabbitBrokerContractIT(RabbitNode node) {
    this.node = node;
  }

  @Override
  protected BrokerServer server() {
    return node;
  }

  @Override
  protected Map<String, Object> queueArguments() {
    return Map.of("x-queue-type", "quorum");
  }

  @Override
  protected List<String> answersToUnroutable() {
    return List.of("returned", "confirmed");
  }
}
