/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.broker;

import com.rabbitmq.client.impl.ForgivingExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves it to {@link BrokerConnection} to tell of a lost connection, once. */
final class QuietExceptionHandler extends ForgivingExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerConnection.class);

  @Override
  protected void log(String message, Throwable failure) {
    LOG.debug("{}", message, failure);
  }
}
