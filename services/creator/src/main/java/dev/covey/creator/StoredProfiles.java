/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.creator;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.history.NamedProfile;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.model.database.Transaction;
import dev.covey.model.entity.Entities;
import dev.covey.model.entity.Profile;
import dev.covey.model.entity.Profiles_;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.StatelessSession;

/** The stored profiles as commands find and change them: by the names that people type. */
final class StoredProfiles {
  private final Session session;

  StoredProfiles(Session session) {
    this.session = session;
  }

  /** Without the @ that people may put before it. */
  static String bare(String name) {
    return name.startsWith("@") ? name.substring(1) : name;
  }

  /** What happens to a profile, in the transaction that stores it. */
  @FunctionalInterface
  interface Change {
    void make(Profile profile, Transaction transaction) throws SQLException;
  }

  /** Changes the profiles of these names, and stores them: all, or none where one is missing. */
  List<Profile> change(List<String> names, Change change) throws SQLException, StartupException {
    Entities all = session.entities();
    return session
        .database()
        .inTransaction(transaction -> {
          try (StatelessSession entities = all.session(transaction)) {
            List<Profile> changed = new ArrayList<>();
            for (String name : names) {
              Profile profile =
                  new Profiles_(entities)
                      .byUsername(bare(name))
                      .orElseThrow(() -> NamedProfile.missing(name));
              change.make(profile, transaction);
              entities.update(profile);
              changed.add(profile);
            }
            return changed;
          }
        });
  }
}
