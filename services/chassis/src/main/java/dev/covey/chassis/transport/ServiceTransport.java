/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.transport;

import dev.covey.chassis.broker.BrokerAccess;
import dev.covey.chassis.broker.BrokerException;
import dev.covey.chassis.broker.JobTopology;
import dev.covey.chassis.config.ConsumeConfig;
import dev.covey.chassis.consume.ConsumeSettings;
import dev.covey.chassis.consume.JobTransport;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.chassis.metrics.RegistryJobMetrics;
import dev.covey.chassis.publish.PublishSettings;
import dev.covey.chassis.service.ServiceContext;

/** Makes a service's {@link JobTransport} from its configuration. */
public final class ServiceTransport {
  private ServiceTransport() {}

  /**
   * Not started yet; the service starts and stops it. Throws {@link
   * dev.covey.chassis.config.ConfigException} where no broker is set.
   */
  public static JobTransport of(ServiceContext context) {
    BrokerAccess access = context.config().broker().access();
    JobTransport transport =
        new JobTransport(
            context.serviceName(),
            new JobTransport.Setup(
                access,
                context.database(),
                context.clock(),
                consumeSettings(context.config().consume()),
                PublishSettings.DEFAULT,
                JobTopology.DEFAULT,
                new RegistryJobMetrics(context.metrics().registry())));
    context.health().add(new BrokerCheck(access, transport));
    return transport;
  }

  /** Starts it, or says for people why that can't be. */
  public static void start(JobTransport transport) throws StartupException {
    try {
      transport.start();
    } catch (BrokerException failure) {
      throw new StartupException(String.valueOf(failure.getMessage()), failure);
    }
  }

  static ConsumeSettings consumeSettings(ConsumeConfig config) {
    ConsumeSettings defaults = ConsumeSettings.DEFAULT;
    return new ConsumeSettings(
        config.prefetch(),
        config.concurrency(),
        config.gracePeriod(),
        config.maxMessageBytes(),
        config.maxAttempts(),
        defaults.retry(),
        defaults.leaseAfter());
  }
}
