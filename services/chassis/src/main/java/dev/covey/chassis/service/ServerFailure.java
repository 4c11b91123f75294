/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.service;

import dev.covey.chassis.health.ConnectionFailure;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.model.database.DatabaseAccess;

/** Errors of starting, for servers that can't be used: which, why, what to do. */
public final class ServerFailure {
  private ServerFailure() {}

  public static StartupException database(DatabaseAccess access, Exception failure) {
    return new StartupException(
        "can't use the database "
            + access
            + "\n  "
            + ConnectionFailure.explain(failure)
            + "\n  Check COVEY_DATABASE_URL, _USER and _PASSWORD ('covey config' shows where they come"
            + " from), and that the server runs.",
        failure);
  }
}
