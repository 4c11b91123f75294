/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.accounts;

import dev.covey.model.seal.KeyFile;
import dev.covey.model.seal.Seal;
import dev.covey.model.seal.SealException;
import dev.covey.model.seal.Sealed;
import dev.covey.source.x.SealedCredentials;
import dev.covey.source.x.XCredentials;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be shown of an account's credentials. */
public final class HeldCredentials {
  private final @Nullable Seal seal;
  private final Map<String, Sealed> sealed;

  /** A key file that can't be read leaves all closed. */
  public HeldCredentials(Path keyFile, Map<String, Sealed> sealed) {
    this.seal = load(keyFile);
    this.sealed = sealed;
  }

  private static @Nullable Seal load(Path keyFile) {
    try {
      return new KeyFile(keyFile).load();
    } catch (SealException _) {
      return null;
    }
  }

  /**
   * What they are.
   *
   * @param tokensEnd null for credentials that do not end
   */
  public record Shown(String kind, @Nullable Instant tokensEnd) {}

  /** Closed, where the key does not open them. */
  public Shown of(String account) {
    Seal key = seal;
    Sealed secret = sealed.get(account);
    if (key == null || secret == null) {
      return new Shown("closed", null);
    }
    try {
      return switch (SealedCredentials.open(key, account, secret)) {
        case XCredentials.OAuth1 _ -> new Shown("oauth1", null);
        case XCredentials.OAuth2 tokens -> new Shown("oauth2", tokens.expiresAt());
        case XCredentials.UserToken _ -> new Shown("token", null);
        case XCredentials.AppToken _ -> new Shown("app", null);
      };
    } catch (SealException _) {
      return new Shown("closed", null);
    }
  }
}
