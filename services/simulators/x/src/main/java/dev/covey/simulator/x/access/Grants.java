/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * OAuth 2.0 codes, access tokens and refresh tokens. A refresh token works once; one that is used
 * again ends its whole family, because two parties hold it. Safe for many threads.
 */
public final class Grants {

  /** How long an access token lives. */
  public static final Duration TOKEN_LIFE = Duration.ofHours(2);

  private static final Duration CODE_LIFE = Duration.ofSeconds(30);

  private final Secrets secrets;
  private final InstantSource clock;
  private final Map<String, Code> codes = new HashMap<>();
  private final Map<String, Grant> accessTokens = new HashMap<>();
  private final Map<String, Grant> refreshTokens = new HashMap<>();
  private final Set<String> spent = new HashSet<>();
  private final Set<Long> endedFamilies = new HashSet<>();
  private long families;

  public Grants(Secrets secrets, InstantSource clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /** What a person was asked and consented to. */
  public record Consent(
      App app, long user, Set<String> scopes, String redirectUri, String challenge, String method) {

    public Consent {
      scopes = Set.copyOf(scopes);
    }
  }

  private record Code(Consent consent, Instant expiresAt) {}

  private record Grant(App app, long user, Set<String> scopes, long family, Instant expiresAt) {}

  /** A pair of tokens; the refresh token is empty without the scope offline.access. */
  public record Tokens(String access, String refresh, Set<String> scopes) {

    public Tokens {
      scopes = Set.copyOf(scopes);
    }
  }

  /** A code for thirty seconds and one use. */
  public synchronized String authorize(Consent consent) {
    String code = secrets.next(88);
    codes.put(code, new Code(consent, clock.instant().plus(CODE_LIFE)));
    return code;
  }

  /** Gives tokens for a code, if app, address and verifier are those of its consent. */
  public synchronized Optional<Tokens> exchange(
      App app, String code, String redirectUri, String verifier) {
    Code known = codes.remove(code);
    if (known == null || !known.expiresAt().isAfter(clock.instant())) {
      return Optional.empty();
    }
    Consent consent = known.consent();
    boolean fits =
        consent.app().id() == app.id()
            && consent.redirectUri().equals(redirectUri)
            && fits(consent, verifier);
    return fits
        ? Optional.of(issue(app, consent.user(), consent.scopes(), ++families))
        : Optional.empty();
  }

  private static boolean fits(Consent consent, String verifier) {
    String challenge =
        consent.method().equals("S256")
            ? Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.sha256(verifier))
            : verifier;
    return Secrets.same(challenge, consent.challenge());
  }

  /** Gives tokens without asking anybody, as for the accounts of a sandbox. */
  public synchronized Tokens issue(App app, long user, Set<String> scopes) {
    return issue(app, user, scopes, ++families);
  }

  private Tokens issue(App app, long user, Set<String> scopes, long family) {
    Instant now = clock.instant();
    String access = secrets.next(91);
    accessTokens.put(access, new Grant(app, user, scopes, family, now.plus(TOKEN_LIFE)));
    String refresh = "";
    if (scopes.contains("offline.access")) {
      refresh = secrets.next(91);
      refreshTokens.put(refresh, new Grant(app, user, scopes, family, Instant.MAX));
    }
    return new Tokens(access, refresh, scopes);
  }

  /** New tokens for an unused refresh token; a used one ends its family. */
  public synchronized Optional<Tokens> refresh(App app, String refreshToken) {
    Grant grant = refreshTokens.get(refreshToken);
    if (grant == null || grant.app().id() != app.id()) {
      return Optional.empty();
    }
    if (!spent.add(refreshToken)) {
      end(grant.family());
    }
    if (endedFamilies.contains(grant.family())) {
      return Optional.empty();
    }
    return Optional.of(issue(app, grant.user(), grant.scopes(), grant.family()));
  }

  /** Ends the family of a token of either kind; false if there is none. */
  public synchronized boolean revoke(String token) {
    Grant grant = accessTokens.getOrDefault(token, refreshTokens.get(token));
    if (grant == null) {
      return false;
    }
    end(grant.family());
    return true;
  }

  /** Ends everything a person ever granted. */
  public synchronized void revokeAll(long user) {
    refreshTokens.values().stream().filter(g -> g.user() == user).forEach(g -> end(g.family()));
    accessTokens.values().removeIf(grant -> grant.user() == user);
  }

  private void end(long family) {
    endedFamilies.add(family);
    accessTokens.values().removeIf(grant -> grant.family() == family);
  }

  /** Who calls with that access token, while it lives. */
  public synchronized Optional<Caller> caller(String accessToken) {
    return Optional.ofNullable(accessTokens.get(accessToken))
        .filter(grant -> grant.expiresAt().isAfter(clock.instant()))
        .map(g -> new Caller(g.app(), Caller.Kind.OAUTH2, g.user(), g.scopes()));
  }
}
