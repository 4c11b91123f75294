/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import dev.covey.simulator.kit.SimulatedCall;
import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import java.util.Locale;

/**
 * What goes wrong with an instance, beside the faults that any server can have. Each is a fault of
 * its own word, the name in lower case with hyphens, so it can be scripted like the others: on some
 * paths, for some calls, or until it is taken back.
 */
public enum Trouble {
  /** X says nothing usable about people: all of them are "not found". */
  USERS_NOT_FOUND,
  /** A cache mixed people up: each one's pages show somebody else, with that one's tweets. */
  SOMEBODY_ELSE,
  /** X says nothing usable about tweets: all of them are "not found". */
  TWEETS_NOT_FOUND,
  /** X says nothing usable about timelines: card and numbers are there, but "No items found". */
  TIMELINES_EMPTY,
  /** The next page of a timeline is always the same page. */
  CURSOR_LOOP,
  /** A search ends after its first page, whatever there is. */
  SEARCH_ENDS_EARLY,
  /** From the second page on a search finds tweets of other people and other years. */
  SEARCH_STRAYS,
  /** Search and single tweets are limited, profiles are not: the session met X's limit. */
  SEARCH_RATE_LIMITED,
  RATE_LIMITED,
  NO_SESSIONS,
  /** X answers 503. */
  NETWORK_ERROR,
  /** X answers 400. */
  UNEXPECTED_ERROR,
  RSS_OFF,
  /** A 200 without a single byte. */
  EMPTY_BODY,
  ANUBIS,
  VERIFYING_BROWSER,
  CLOUDFLARE_CHALLENGE,
  CLOUDFLARE_BLOCKED,
  BAD_GATEWAY,
  PARKED_DOMAIN;

  /** The fault, for rules of any kind. */
  public Fault fault() {
    return new Fault.Own(word());
  }

  /** On every call until the rule is removed. */
  public FaultRule always() {
    return FaultRule.always("*", "**", fault());
  }

  /** On the next calls to such a path, where {@code **} stands for anything. */
  public FaultRule times(int count, String path) {
    return FaultRule.always("*", path, fault()).times(count);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean hits(SimulatedCall call) {
    return call.scripted().contains(word());
  }
}
