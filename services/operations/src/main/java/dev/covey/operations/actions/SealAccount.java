/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.model.action.SelectRivals;
import dev.covey.model.action.UpsertAccount;
import dev.covey.model.action.UpsertAccount.NewAccount;
import dev.covey.model.database.Database;
import dev.covey.model.seal.Seal;
import dev.covey.model.seal.SealException;
import dev.covey.model.seal.Sealed;
import dev.covey.operations.key.SealingKey;
import dev.covey.source.x.SealedCredentials;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds an account with its credentials sealed, making the key where there is none yet. No two
 * accounts are the same user, and none becomes another one.
 */
final class SealAccount {
  private final Database database;
  private final Path keyPath;

  SealAccount(Database database, Path keyPath) {
    this.database = database;
    this.keyPath = keyPath;
  }

  /**
   * Returns true for an account that is new.
   *
   * @param user whose credentials they are; null where X was not asked
   */
  boolean run(String account, XCredentials credentials, @Nullable XUser user, Instant now)
      throws SQLException, IOException {
    Seal seal = SealingKey.of(database, keyPath);
    Sealed sealed;
    try {
      sealed = SealedCredentials.seal(seal, account, credentials);
    } catch (SealException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
    NewAccount added =
        user == null
            ? new NewAccount(account, null, null, sealed)
            : new NewAccount(account, user.id(), user.username(), sealed);
    try {
      return database.inTransaction(tx -> {
        if (user != null) {
          refuseRivals(account, user, new SelectRivals().run(tx.connection(), account, user.id()));
        }
        return new UpsertAccount().run(tx.connection(), added, now);
      });
    } catch (UncheckedIOException rival) {
      throw Objects.requireNonNull(rival.getCause());
    }
  }

  private static void refuseRivals(String account, XUser user, List<SelectRivals.Rival> rivals) {
    for (SelectRivals.Rival rival : rivals) {
      Long known = rival.userId();
      if (!rival.account().equals(account)) {
        throw refused(
            "these are the credentials of @%s, whom account %s acts as already; sign in as another user, or add them to %2$s"
                .formatted(user.username(), rival.account()));
      }
      if (known != null && known != user.id()) {
        throw refused(
            "account %s acts as @%s, but these are the credentials of @%s; sign in as @%2$s, or give @%3$s a number of its own"
                .formatted(account, rival.username(), user.username()));
      }
    }
  }

  private static UncheckedIOException refused(String why) {
    return new UncheckedIOException(new IOException(why));
  }
}
