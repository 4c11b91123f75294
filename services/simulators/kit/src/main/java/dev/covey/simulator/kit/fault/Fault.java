/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;

/** One way in which a call can go wrong. Delays are in real time, whatever the clock says. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Fault.Delay.class, name = "delay"),
  @JsonSubTypes.Type(value = Fault.DropBefore.class, name = "drop-before"),
  @JsonSubTypes.Type(value = Fault.DropAfter.class, name = "drop-after"),
  @JsonSubTypes.Type(value = Fault.Status.class, name = "status"),
  @JsonSubTypes.Type(value = Fault.RateLimited.class, name = "rate-limited"),
  @JsonSubTypes.Type(value = Fault.Truncated.class, name = "truncated"),
  @JsonSubTypes.Type(value = Fault.Challenge.class, name = "challenge"),
  @JsonSubTypes.Type(value = Fault.Own.class, name = "own")
})
public sealed interface Fault {

  /** The name by which the audit and the control API call it. */
  String name();

  /** The call is held for that long before it is handled. */
  record Delay(Duration time) implements Fault {
    @Override
    public String name() {
      return "delay";
    }
  }

  /** The connection is closed without an answer; nothing was done. */
  record DropBefore() implements Fault {
    @Override
    public String name() {
      return "drop-before";
    }
  }

  /** The call takes effect, then the connection is closed without an answer. */
  record DropAfter() implements Fault {
    @Override
    public String name() {
      return "drop-after";
    }
  }

  /**
   * Another status than the true one; with {@code afterEffect} the call took effect all the same.
   */
  record Status(int code, boolean afterEffect) implements Fault {
    @Override
    public String name() {
      return "status-" + code + (afterEffect ? "-after" : "");
    }
  }

  /** Refused as too many requests, to be tried again after that long on the simulator's clock. */
  record RateLimited(Duration retryAfter) implements Fault {
    @Override
    public String name() {
      return "rate-limited";
    }
  }

  /** The answer announces its whole length, then breaks off after that share of it. */
  record Truncated(double share) implements Fault {
    public Truncated {
      if (!(share >= 0 && share < 1)) {
        throw new IllegalArgumentException("share must be at least 0 and below 1: " + share);
      }
    }

    @Override
    public String name() {
      return "truncated";
    }
  }

  /** A page that asks for proof of being human stands in place of the answer. */
  record Challenge() implements Fault {
    @Override
    public String name() {
      return "challenge";
    }
  }

  /**
   * Something only one simulator knows, such as a timeline that looks empty: its handlers find the
   * word among those of the call. Any number of them may hit one call, beside another fault.
   */
  record Own(String word) implements Fault {
    @Override
    public String name() {
      return word;
    }
  }
}
