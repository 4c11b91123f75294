/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit;

import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import java.time.DateTimeException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Reads fault rules of the control API, where everything but the fault's type has a default. */
final class FaultJson {

  private FaultJson() {}

  static FaultRule rule(JsonNode json) {
    return new FaultRule(
        json.path("method").asString("*"),
        json.path("path").asString("**"),
        json.path("containing").asString(""),
        fault(json.path("fault")),
        json.path("skip").asInt(0),
        json.path("count").asInt(1),
        json.path("probability").asDouble(1));
  }

  private static Fault fault(JsonNode json) {
    String type = json.path("type").asString("");
    return switch (type) {
      case "delay" -> new Fault.Delay(duration(json, "time", "PT1S"));
      case "drop-before" -> new Fault.DropBefore();
      case "drop-after" -> new Fault.DropAfter();
      case "status" ->
          new Fault.Status(json.path("code").asInt(503), json.path("afterEffect").asBoolean(false));
      case "rate-limited" -> new Fault.RateLimited(duration(json, "retryAfter", "PT15M"));
      case "truncated" -> new Fault.Truncated(json.path("share").asDouble(0.5));
      case "challenge" -> new Fault.Challenge();
      case "own" -> new Fault.Own(json.path("word").asString(""));
      default ->
          throw new IllegalArgumentException(
              "fault.type must be delay, drop-before, drop-after, status, rate-limited, truncated,"
                  + " challenge or own, not '"
                  + type
                  + "'");
    };
  }

  private static Duration duration(JsonNode json, String member, String otherwise) {
    String text = json.path(member).asString(otherwise);
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(member + " is not a duration such as PT2S: " + text, e);
    }
  }
}
