/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.chassis.config.Suggestion;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.LaneKey;
import dev.covey.model.action.SelectAccounts.AccountLine;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The accounts there are with their lanes, and what a wrong name was probably meant to be. One
 * thread at a time.
 */
final class KnownAccounts {
  /** Each suggestion looks at every account, so a file full of wrong names gets only some. */
  private static final int SUGGESTIONS = 20;

  private final Map<String, Lanes> lanes = new HashMap<>();
  private int suggested;

  KnownAccounts(List<AccountLine> accounts, Map<LaneKey, Long> places) {
    for (AccountLine account : accounts) {
      lanes.put(account.account(), new Lanes(account.account(), places));
    }
  }

  /** The lanes of one account, each with the turns that this file takes in it. */
  static final class Lanes {
    private final Map<ActionKind, Lane> byKind = new EnumMap<>(ActionKind.class);

    private Lanes(String account, Map<LaneKey, Long> reached) {
      for (ActionKind kind : ActionKind.values()) {
        LaneKey key = new LaneKey(account, kind);
        byKind.put(kind, new Lane(key, reached.getOrDefault(key, 0L)));
      }
    }

    Lane of(ActionKind kind) {
      return Objects.requireNonNull(byKind.get(kind));
    }
  }

  /** One lane. */
  static final class Lane {
    private final LaneKey key;
    private long place;

    private Lane(LaneKey key, long place) {
      this.key = key;
      this.place = place;
    }

    LaneKey key() {
      return key;
    }

    /** The turn of the file's next row: its first comes where the lane is now. */
    long nextPlace() {
      return ++place;
    }
  }

  Optional<Lanes> find(String account) {
    return Optional.ofNullable(lanes.get(account));
  }

  String remedy(String account) {
    @Nullable String meant = null;
    if (account.length() <= 64 && suggested++ < SUGGESTIONS) {
      meant = Suggestion.closest(account, lanes.keySet()).orElse(null);
    }
    return "there is no such account"
        + (meant == null ? "; add it: covey accounts add" : "; did you mean " + meant + "?");
  }
}
