/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.AnswerException;
import dev.covey.simulator.kit.Param;
import dev.covey.simulator.kit.SimulatedCall;
import dev.covey.simulator.kit.SimulatorServer;
import dev.covey.simulator.kit.world.UserState;
import dev.covey.simulator.x.access.Authenticator;
import dev.covey.simulator.x.access.Caller;
import dev.covey.simulator.x.access.Errors;
import dev.covey.simulator.x.access.RateLimiter;
import dev.covey.simulator.x.access.Secrets;
import dev.covey.simulator.x.settings.Credits;
import dev.covey.simulator.x.settings.Switch;
import dev.covey.simulator.x.settings.Vocabulary;
import java.util.List;
import java.util.Locale;

/**
 * What every operation goes through: who calls, may they, how often, can they pay, is their account
 * in order; and the headers every answer has.
 */
final class Api {

  private final Platform platform;
  private final SimulatorServer.Builder server;
  private final Authenticator authenticator;
  // Apart from the secrets of accounts, which must not depend on how many calls there were.
  private final Secrets transactions = new Secrets("transactions");

  Api(Platform platform, SimulatorServer.Builder server) {
    this.platform = platform;
    this.server = server;
    this.authenticator = platform.authenticator();
  }

  /** Answers calls that were let through. */
  @FunctionalInterface
  interface Handler {
    Answer handle(ApiCall call);
  }

  /** Adds an operation. */
  void on(Operation operation, Handler handler) {
    server.route(operation.method(), operation.path(), call -> run(operation, handler, call));
  }

  private Answer run(Operation operation, Handler handler, SimulatedCall call) {
    call.notes().kind(operation.kind());
    Caller caller = authenticator.authenticate(call, operation.access());
    call.notes().principal(caller.principal()).summary(summary(call));
    RateLimiter.Decision decision =
        platform
            .rateLimiter()
            .take(
                operation.name(),
                operation.limits(),
                caller,
                platform.settings().isOn(Switch.RATE_LIMITS));
    Answer answer =
        decision.allowed() ? answer(handler, call, caller) : platform.errors().tooManyRequests();
    return decorate(answer, caller, decision.headers());
  }

  private static String summary(SimulatedCall call) {
    String type = call.header("Content-Type").orElse("");
    if (!type.startsWith("application/json")) {
      return "";
    }
    String body = call.bodyText();
    return body.length() <= 500 ? body : body.substring(0, 500);
  }

  private Answer answer(Handler handler, SimulatedCall call, Caller caller) {
    try {
      checkStanding(caller);
      return handler.handle(new ApiCall(platform, call, caller));
    } catch (AnswerException e) {
      return e.answer();
    }
  }

  private void checkStanding(Caller caller) {
    Errors errors = platform.errors();
    if (platform.settings().credits() != Credits.ENOUGH) {
      throw errors.outOfCredits(caller.app().id());
    }
    if (caller.isAppOnly()) {
      return;
    }
    if (platform.state().users().isLocked(caller.user())) {
      throw errors.locked();
    }
    UserState state =
        platform
            .state()
            .users()
            .find(caller.user())
            .map(user -> user.state())
            .orElse(UserState.DEACTIVATED);
    switch (state) {
      case ACTIVE -> {}
      case SUSPENDED -> throw errors.suspended();
      case DEACTIVATED -> throw errors.unauthorized(89);
    }
  }

  private Answer decorate(Answer plain, Caller caller, List<Param> limits) {
    Answer answer = plain;
    for (Param header : limits) {
      answer = answer.withHeader(header.name(), header.value());
    }
    if (caller.kind() == Caller.Kind.OAUTH1) {
      answer =
          answer.withHeader(
              "x-access-level", caller.app().writes() ? "read-write-directmessages" : "read");
    }
    boolean isNew = platform.settings().vocabulary() == Vocabulary.NEW;
    return answer
        .withHeader("api-version", isNew ? "2.167" : "2.166")
        .withHeader("x-transaction-id", transactions.next(16).toLowerCase(Locale.ROOT))
        .withHeader("x-response-time", "1");
  }
}
