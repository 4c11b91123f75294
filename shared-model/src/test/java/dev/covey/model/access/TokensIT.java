/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MigratedDatabase.class)
class TokensIT {
  private final TokenSecret secret = TokenSecret.random();
  private Database database;

  @BeforeEach
  void open(Database database) {
    this.database = database;
  }

  private ApiToken add(Role role, @Nullable Duration lifetime) throws SQLException {
    return database.inTransaction(tx -> InsertToken.of(tx, "reader", role, secret, lifetime));
  }

  private Optional<FindToken.Holder> find(TokenSecret shown) throws SQLException {
    return database.inTransaction(tx -> FindToken.of(tx, shown));
  }

  private Optional<ApiToken> revoke(long id) throws SQLException {
    return database.inTransaction(tx -> RevokeToken.of(tx, id));
  }

  private String text(String sql) throws SQLException {
    return database.inTransaction(tx -> {
      try (var statement = tx.connection().createStatement();
          var row = statement.executeQuery(sql)) {
        row.next();
        return row.getString(1);
      }
    });
  }

  @Test
  void token_isFoundByWhatItsOwnerHolds() throws SQLException {
    long id = add(Role.OPERATOR, Duration.ofDays(90)).id();
    TokenSecret shown = TokenSecret.parse(secret.reveal()).orElseThrow();

    assertThat(find(shown)).contains(new FindToken.Holder(id, "reader", Role.OPERATOR));
    assertThat(find(TokenSecret.random())).isEmpty();
  }

  @Test
  void table_holdsNothingToSignInWith() throws SQLException {
    add(Role.ADMIN, null);

    assertThat(text("select api_token::text || encode(hash, 'escape') from api_token"))
        .doesNotContain(secret.reveal(), secret.reveal().substring("covey_".length()));
    assertThat(secret.toString()).doesNotContain("covey_");
  }

  @Test
  void expiredAndRevoked_areNotFound() throws SQLException {
    long id = add(Role.VIEWER, Duration.ofDays(1)).id();
    assertThat(find(secret)).isPresent();

    text("update api_token set expires_at = now() - interval '1 second' returning 1");
    assertThat(find(secret)).isEmpty();
    text("update api_token set expires_at = null returning 1");
    assertThat(find(secret)).isPresent();

    assertThat(revoke(id)).isPresent();
    assertThat(find(secret)).isEmpty();
    assertThat(revoke(id + 1)).isEmpty();
    ApiToken listed = database.inTransaction(SelectTokens::all).getFirst();
    assertThat(listed.revokedAt()).isNotNull();
  }

  @Test
  void use_isNotedAtMostOnceAMinute() throws SQLException {
    add(Role.VIEWER, null);
    find(secret);
    String first = text("select last_used_at from api_token");
    find(secret);
    assertThat(text("select last_used_at from api_token")).isEqualTo(first).isNotNull();

    text("update api_token set last_used_at = last_used_at - interval '2 minutes' returning 1");
    find(secret);

    assertThat(text("select last_used_at > now() - interval '1 minute' from api_token"))
        .isEqualTo("t");
  }

  @Test
  void whatIsNoToken_isNotOne() {
    assertThat(TokenSecret.parse(secret.reveal() + "x")).isEmpty();
    assertThat(TokenSecret.parse(secret.reveal().toUpperCase(Locale.ROOT))).isEmpty();
    assertThat(TokenSecret.parse("")).isEmpty();
  }

  @Test
  void roles_areOrdered() {
    assertThat(Role.ADMIN.includes(Role.VIEWER)).isTrue();
    assertThat(Role.OPERATOR.includes(Role.OPERATOR)).isTrue();
    assertThat(Role.OPERATOR.includes(Role.APPROVER)).isFalse();
    assertThat(Role.of("approver")).isEqualTo(Role.APPROVER);
  }

  @Test
  void audit_keepsWhatStrangersWrote() throws SQLException {
    database.inTransaction(tx -> {
      InsertAudit.of(tx, "token 1 (a\0b)", "profile.remove", "@ada", Map.of("tweets", 3));
      return tx;
    });

    assertThat(text("select concat_ws(' ', who, what, subject, details ->> 'tweets') from audit"))
        .isEqualTo("token 1 (a\uFFFDb) profile.remove @ada 3");
  }
}
