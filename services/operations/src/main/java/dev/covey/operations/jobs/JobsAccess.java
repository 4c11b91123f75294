/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.jobs;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.model.database.Database;
import dev.covey.model.time.CoveyClock;

/** What the commands work on, opened when the first one runs. */
interface JobsAccess {
  Database database() throws StartupException;

  CoveyClock clock();

  static JobsAccess of(Session session) {
    return new JobsAccess() {
      @Override
      public Database database() throws StartupException {
        return session.database();
      }

      @Override
      public CoveyClock clock() {
        return session.clock();
      }
    };
  }
}
