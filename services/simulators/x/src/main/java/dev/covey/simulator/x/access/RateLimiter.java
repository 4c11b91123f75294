/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.access;

import dev.covey.simulator.kit.Param;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Counts calls in fixed windows that begin with their first call, as the platform does, and says so
 * in headers. A refused call does not count. Safe for many threads.
 */
public final class RateLimiter {

  private final InstantSource clock;
  private final Map<String, List<Limit>> overrides = new HashMap<>();
  private final Map<Key, Window> windows = new HashMap<>();

  public RateLimiter(InstantSource clock) {
    this.clock = clock;
  }

  private record Key(String operation, Limit limit, String subject) {}

  private record Window(int used, Instant resetsAt) {}

  private record Standing(Limit limit, int remaining, long reset) {}

  /** Whether the call may go on, and the headers that tell of it. */
  public record Decision(boolean allowed, List<Param> headers) {}

  /** Puts other limits in place of an operation's own, such as {@code POST /2/tweets}. */
  public synchronized void override(String operation, List<Limit> limits) {
    overrides.put(operation, List.copyOf(limits));
  }

  /** Forgets all counts and overrides. */
  public synchronized void reset() {
    overrides.clear();
    windows.clear();
  }

  /** Counts a call if every limit that applies has room for it; otherwise nothing is counted. */
  public synchronized Decision take(
      String operation, List<Limit> declared, Caller caller, boolean enforced) {
    Instant now = clock.instant();
    List<Limit> limits =
        overrides.getOrDefault(operation, declared).stream()
            .filter(limit -> limit.counts(caller))
            .toList();
    boolean allowed =
        !enforced
            || limits.stream().allMatch(limit -> current(operation, limit, caller, now).isEmpty());
    var standings = new ArrayList<Standing>();
    for (Limit limit : limits) {
      standings.add(count(operation, limit, caller, allowed ? 1 : 0, now));
    }
    return new Decision(allowed, headers(standings));
  }

  /** The window that is full, if it is. */
  private Optional<Window> current(String operation, Limit limit, Caller caller, Instant now) {
    return Optional.ofNullable(windows.get(key(operation, limit, caller)))
        .filter(window -> window.resetsAt().isAfter(now))
        .filter(window -> window.used() >= limit.count());
  }

  private Standing count(String operation, Limit limit, Caller caller, int calls, Instant now) {
    Key key = key(operation, limit, caller);
    Window window = windows.get(key);
    if (window == null || !window.resetsAt().isAfter(now)) {
      window = new Window(0, wholeSecondAfter(now.plus(limit.window())));
    }
    window = new Window(window.used() + calls, window.resetsAt());
    windows.put(key, window);
    int remaining = Math.max(0, limit.count() - window.used());
    return new Standing(limit, remaining, window.resetsAt().getEpochSecond());
  }

  private static Key key(String operation, Limit limit, Caller caller) {
    String subject =
        limit.scope() == Limit.Scope.USER
            ? caller.app().id() + "/" + caller.user()
            : Long.toString(caller.app().id());
    return new Key(operation, limit, subject);
  }

  /** The header tells whole seconds, so windows end on them. */
  private static Instant wholeSecondAfter(Instant time) {
    return time.getNano() == 0 ? time : Instant.ofEpochSecond(time.getEpochSecond() + 1);
  }

  private static List<Param> headers(List<Standing> standings) {
    var headers = new ArrayList<Param>();
    for (Standing standing : standings) {
      Limit limit = standing.limit();
      String name =
          limit.isDaily()
              ? "x-%s-limit-24hour-".formatted(limit.scope().name().toLowerCase(Locale.ROOT))
              : "x-rate-limit-";
      headers.add(new Param(name + "limit", Integer.toString(limit.count())));
      headers.add(new Param(name + "remaining", Integer.toString(standing.remaining())));
      headers.add(new Param(name + "reset", Long.toString(standing.reset())));
    }
    return headers;
  }
}
