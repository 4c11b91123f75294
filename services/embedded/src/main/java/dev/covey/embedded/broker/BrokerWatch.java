/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.embedded.broker;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.BrokerImpl;
import org.apache.qpid.server.model.SystemConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees what the launcher keeps to itself: why a start failed, and the broker that it made. */
final class BrokerWatch extends SystemLauncherListener.DefaultSystemLauncherListener {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);

  private volatile @Nullable RuntimeException failure;
  private volatile @Nullable SystemConfig<?> system;

  @Nullable RuntimeException failure() {
    return failure;
  }

  @Override
  public void onContainerResolve(SystemConfig<?> resolved) {
    system = resolved;
  }

  @Override
  public void errorOnStartup(RuntimeException caught) {
    failure = caught;
  }

  /**
   * Takes back the broker's own shutdown hook. It would end the broker the moment the JVM is told
   * to end, under services that are still finishing their work; there is no setting against it.
   */
  void forgetShutdownHook() {
    SystemConfig<?> resolved = system;
    if (resolved == null || !(resolved.getContainer() instanceof BrokerImpl broker)) {
      throw new IllegalStateException("the launcher has made no broker");
    }
    Thread hook = hookOf(broker);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      LOG.debug("Told to end while starting; the hook runs already", ending);
    }
  }

  private static Thread hookOf(BrokerImpl broker) {
    try {
      VarHandle hook =
          MethodHandles.privateLookupIn(BrokerImpl.class, MethodHandles.lookup())
              .findVarHandle(BrokerImpl.class, "_shutdownHook", Thread.class);
      return (Thread) hook.get(broker);
    } catch (ReflectiveOperationException otherVersion) {
      throw new IllegalStateException("this Qpid Broker-J keeps its hook elsewhere", otherVersion);
    }
  }
}
