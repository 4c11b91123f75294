/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.covey.model.seal.KeyFile;
import dev.covey.model.seal.Seal;
import dev.covey.model.seal.SealException;
import dev.covey.model.seal.Sealed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedCredentialsTest {
  private static final Instant EXPIRY = Instant.parse("2026-11-20T12:00:00.123Z");

  @TempDir Path directory;
  private Seal seal;

  @BeforeEach
  void makeKey() {
    seal = new KeyFile(directory.resolve("key")).loadOrCreate();
  }

  @Test
  void credentials_comeBackAsTheyWere() {
    assertKept(new XCredentials.OAuth1("ck", "cs", "t", "ts"));
    assertKept(new XCredentials.UserToken("token"));
    assertKept(new XCredentials.OAuth2("a", "r", EXPIRY, Set.of("tweet.read", "offline.access")));
    assertKept(new XCredentials.OAuth2("a", null, EXPIRY, Set.of()));
  }

  private void assertKept(XCredentials credentials) {
    Sealed sealed = SealedCredentials.seal(seal, "ada", credentials);
    assertThat(SealedCredentials.open(seal, "ada", sealed)).isEqualTo(credentials);
    assertThatExceptionOfType(SealException.class)
        .isThrownBy(() -> SealedCredentials.open(seal, "bela", sealed));
  }

  @Test
  void appToken_isNoAccounts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SealedCredentials.seal(seal, "ada", new XCredentials.AppToken("bearer")));
  }

  @Test
  void whatIsNoCredentials_isRefusedWithoutTellingIt() {
    for (String text :
        new String[] {
          "secret",
          "{\"kind\":\"secret\"}".replace("secret", "odd"),
          "{\"kind\":\"oauth2\",\"accessToken\":\"secret\"}",
          "{\"kind\":\"oauth2\",\"accessToken\":\"secret\",\"expiresAt\":\"secret\"}"
        }) {
      Sealed sealed = seal.seal(text.getBytes(StandardCharsets.UTF_8), "account:ada");
      assertThatExceptionOfType(SealException.class)
          .isThrownBy(() -> SealedCredentials.open(seal, "ada", sealed))
          .withMessageContaining("ada")
          .withMessageNotContaining("secret");
    }
  }

  @Test
  void texts_showNoSecret() {
    XCredentials.OAuth2 tokens =
        new XCredentials.OAuth2("access-secret", "refresh-secret", EXPIRY, Set.of("tweet.read"));
    assertThat(tokens.toString()).doesNotContain("secret").contains("OAuth2");
    assertThat(new TokenOutcome.Granted<>(tokens).toString()).doesNotContain("secret");
    assertThat(new Pkce("secret-".repeat(7)).toString()).doesNotContain("secret");
    OAuth2App app = new OAuth2App(OAuth2App.LIVE_CONSENT, OAuth2App.LIVE_CONSENT, "id", "secret");
    assertThat(app.toString()).doesNotContain("secret").contains("id");
  }

  @Test
  void tokens_expireWhenTheySay() {
    XCredentials.OAuth2 tokens = new XCredentials.OAuth2("a", "r", EXPIRY, Set.of());
    assertThat(tokens.isExpiredAt(EXPIRY.minusMillis(1))).isFalse();
    assertThat(tokens.isExpiredAt(EXPIRY)).isTrue();
  }
}
