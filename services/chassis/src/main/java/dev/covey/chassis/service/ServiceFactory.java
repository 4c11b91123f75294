/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.service;

import dev.covey.chassis.lifecycle.Service;
import dev.covey.chassis.lifecycle.UsageException;

/** Builds a service from its context, without any I/O; {@code ActionWorker::new}, as a rule. */
@FunctionalInterface
public interface ServiceFactory {
  /** Throws {@link UsageException} for arguments that the service does not take. */
  Service create(ServiceContext context);
}
