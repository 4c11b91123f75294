/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.archiveorg;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.AnswerException;
import dev.covey.simulator.kit.SimulatedCall;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who may use Save Page Now: those with the right pair of keys. */
final class Accounts {
  private static final Pattern KEYS = Pattern.compile("LOW ([^:\\s]+):(\\S+)");

  private final Map<String, String> secrets;

  Accounts(Map<String, String> secrets) {
    this.secrets = secrets;
  }

  /** The caller's access key; anybody else ends the call with a 401. */
  String of(SimulatedCall call) {
    Matcher keys = KEYS.matcher(call.header("Authorization").orElse(""));
    if (keys.matches() && keys.group(2).equals(secrets.get(keys.group(1)))) {
      return keys.group(1);
    }
    throw new AnswerException(
        Answer.json(401, Map.of("message", "You need to be logged in to use Save Page Now.")));
  }
}
