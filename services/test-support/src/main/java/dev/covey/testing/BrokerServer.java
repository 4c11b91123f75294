/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.testing;

/** A broker in a process of its own that tests may stop, kill and start again on the same data. */
public interface BrokerServer extends AutoCloseable {
  BrokerAccess access();

  /** Ready for connections when it returns. */
  void start();

  /** As an operator would: whatever it holds is on disk afterwards. */
  void stop();

  /** As a power cut would: kill -9. */
  void kill();

  /** Stops it and deletes all its data: the next start finds an empty broker. */
  void wipe();

  @Override
  void close();
}
