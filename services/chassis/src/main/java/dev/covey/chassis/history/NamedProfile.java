/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.history;

import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.model.database.Transaction;
import dev.covey.model.history.ProfileCard;
import dev.covey.model.history.SelectProfile;
import java.sql.SQLException;

/** A stored profile found by what a person typed. */
public final class NamedProfile {
  private NamedProfile() {}

  /** Throws UsageException where there is none. */
  public static ProfileCard find(Transaction transaction, String typed) throws SQLException {
    return SelectProfile.called(transaction.connection(), typed).orElseThrow(() -> missing(typed));
  }

  public static UsageException missing(String typed) {
    return new UsageException(
        "no profile @"
            + Shown.brief(typed.startsWith("@") ? typed.substring(1) : typed)
            + " is stored; 'covey creator list' shows those that are");
  }
}
