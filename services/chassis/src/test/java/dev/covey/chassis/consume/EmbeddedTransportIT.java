/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import dev.covey.testing.BrokerAccess;
import dev.covey.testing.EmbeddedBrokerExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedBrokerExtension.class)
class EmbeddedTransportIT extends TransportContract {
  /** One broker for all tests. */
  @BeforeAll
  static void open(BrokerAccess broker) {}
}
