/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.CallNotes;
import dev.covey.simulator.kit.SimulatedCall;
import dev.covey.simulator.x.access.Caller;
import dev.covey.simulator.x.access.Errors;
import dev.covey.simulator.x.settings.Settings;
import dev.covey.simulator.x.state.XState;
import dev.covey.simulator.x.view.Sight;
import java.util.Map;

/** A call that was let through, with everything a resource needs to answer it. */
final class ApiCall {

  private static final String ID = "[0-9]{1,19}";

  private final Platform platform;
  private final SimulatedCall call;
  private final Caller caller;
  private final XState state;

  ApiCall(Platform platform, SimulatedCall call, Caller caller) {
    this.platform = platform;
    this.call = call;
    this.caller = caller;
    this.state = platform.state();
  }

  XState state() {
    return state;
  }

  Settings settings() {
    return platform.settings();
  }

  Errors errors() {
    return platform.errors();
  }

  Caller caller() {
    return caller;
  }

  /** The calling person, or 0 for an app. */
  long user() {
    return caller.user();
  }

  Sight sight() {
    return new Sight(state, caller.user());
  }

  SimulatedCall raw() {
    return call;
  }

  CallNotes notes() {
    return call.notes();
  }

  Params params() {
    return new Params(call, platform.errors());
  }

  /** The JSON body, which may have these members and no others. */
  Body body(String... members) {
    return Body.read(call, platform.errors()).only(members);
  }

  /** An id in the path. */
  long pathId(String name) {
    String value = call.pathParam(name);
    if (!isId(value)) {
      throw errors()
          .invalid(
              name,
              value,
              "The `%s` query parameter value [%s] is not valid".formatted(name, value));
    }
    return Long.parseLong(value);
  }

  static boolean isId(String value) {
    return value.matches(ID)
        && (value.length() < 19 || value.compareTo("9223372036854775807") <= 0);
  }

  /** Refuses calls on behalf of somebody else than the caller. */
  long self(String name) {
    long id = pathId(name);
    if (id != caller.user()) {
      throw errors()
          .invalid(
              name,
              Long.toString(id),
              "The `%s` query parameter value [%d] must be the same as the authenticating user [%d]"
                  .formatted(name, id, caller.user()));
    }
    return id;
  }

  static Answer data(int status, Object value) {
    return Answer.json(status, Map.of("data", value));
  }
}
