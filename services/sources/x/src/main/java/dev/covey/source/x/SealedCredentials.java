/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import dev.covey.model.seal.Seal;
import dev.covey.model.seal.SealException;
import dev.covey.model.seal.Sealed;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Credentials of an account as they are kept: sealed for that account and no other. */
public final class SealedCredentials {
  private static final JsonMapper MAPPER = new JsonMapper();

  private SealedCredentials() {}

  public static Sealed seal(Seal seal, String account, XCredentials credentials) {
    Map<String, String> members = new LinkedHashMap<>();
    switch (credentials) {
      case XCredentials.OAuth1 keys -> {
        members.put("kind", "oauth1");
        members.put("consumerKey", keys.consumerKey());
        members.put("consumerSecret", keys.consumerSecret());
        members.put("token", keys.token());
        members.put("tokenSecret", keys.tokenSecret());
      }
      case XCredentials.UserToken(String accessToken) -> {
        members.put("kind", "user-token");
        members.put("accessToken", accessToken);
      }
      case XCredentials.OAuth2 tokens -> {
        members.put("kind", "oauth2");
        members.put("accessToken", tokens.accessToken());
        if (tokens.refreshToken() != null) {
          members.put("refreshToken", tokens.refreshToken());
        }
        members.put("expiresAt", tokens.expiresAt().toString());
        members.put("scopes", String.join(" ", new TreeSet<>(tokens.scopes())));
      }
      case XCredentials.AppToken _ ->
          throw new IllegalArgumentException("an app token is no account's");
    }
    return seal.seal(MAPPER.writeValueAsBytes(members), purpose(account));
  }

  public static XCredentials open(Seal seal, String account, Sealed sealed) {
    byte[] opened = seal.open(sealed, purpose(account));
    try {
      return read(account, MAPPER.readTree(opened));
    } catch (JacksonException | DateTimeException failure) {
      throw new SealException("the credentials of account " + account + " are not readable");
    }
  }

  private static XCredentials read(String account, JsonNode members) {
    String kind = members.path("kind").asString("");
    return switch (kind) {
      case "oauth1" ->
          new XCredentials.OAuth1(
              text(members, "consumerKey"),
              text(members, "consumerSecret"),
              text(members, "token"),
              text(members, "tokenSecret"));
      case "user-token" -> new XCredentials.UserToken(text(members, "accessToken"));
      case "oauth2" -> tokens(members);
      default ->
          throw new SealException(
              "the credentials of account " + account + " are of the unknown kind '" + kind + "'");
    };
  }

  private static XCredentials.OAuth2 tokens(JsonNode members) {
    String scopes = text(members, "scopes");
    return new XCredentials.OAuth2(
        text(members, "accessToken"),
        members.hasNonNull("refreshToken") ? text(members, "refreshToken") : null,
        Instant.parse(text(members, "expiresAt")),
        scopes.isEmpty() ? Set.of() : Set.copyOf(List.of(scopes.split(" "))));
  }

  private static String text(JsonNode members, String name) {
    return members.path(name).asString("");
  }

  private static String purpose(String account) {
    return "account:" + account;
  }
}
