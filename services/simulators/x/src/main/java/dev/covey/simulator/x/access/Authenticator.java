/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.access;

import dev.covey.simulator.kit.SimulatedCall;
import java.util.Optional;
import java.util.Set;

/** Finds out who calls, and whether that caller may call this. */
public final class Authenticator {

  private static final String BEARER = "Bearer ";

  private final Credentials credentials;
  private final Grants grants;
  private final OAuth1Verifier oauth1;
  private final Errors errors;

  public Authenticator(
      Credentials credentials, Grants grants, OAuth1Verifier oauth1, Errors errors) {
    this.credentials = credentials;
    this.grants = grants;
    this.oauth1 = oauth1;
    this.errors = errors;
  }

  /** The caller, or an answer 401 or 403. */
  public Caller authenticate(SimulatedCall call, Access access) {
    Caller caller = identify(call);
    if (caller.isAppOnly() && !access.apps()) {
      throw errors.unsupportedAuthentication(caller.kind().words(), access.supported());
    }
    if (caller.kind() == Caller.Kind.OAUTH1 && access.writes() && !caller.app().writes()) {
      throw errors.oauth1Permissions();
    }
    if (caller.kind() == Caller.Kind.OAUTH2 && !caller.scopes().containsAll(access.scopes())) {
      throw errors.forbidden("Forbidden");
    }
    return caller;
  }

  private Caller identify(SimulatedCall call) {
    String header = call.header("Authorization").orElse("");
    if (OAuth1Header.isOne(header)) {
      OAuth1Verifier.Verified verified = oauth1.verify(call, header);
      return verified
          .token()
          .map(t -> new Caller(verified.app(), Caller.Kind.OAUTH1, t.user(), Set.of()))
          .orElseThrow(() -> errors.unauthorized(32));
    }
    if (!header.startsWith(BEARER)) {
      throw errors.unauthorized(32);
    }
    String token = header.substring(BEARER.length()).strip();
    Optional<Caller> app =
        credentials.appByBearer(token).map(a -> new Caller(a, Caller.Kind.APP, 0, Set.of()));
    return app.or(() -> grants.caller(token)).orElseThrow(() -> errors.unauthorized(89));
  }
}
