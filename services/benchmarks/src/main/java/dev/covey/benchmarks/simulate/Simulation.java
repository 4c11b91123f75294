/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.simulate;

import dev.covey.model.action.LaneKey;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.model.ledger.NamedPolicy;
import dev.covey.model.ledger.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** One run from the first action to the last, and what is to be said of it. */
final class Simulation {
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
  private static final String EVERY_ACCOUNT = "account:*";

  /** How often somebody looks at what failed and asks for it again. */
  private static final Duration RETRIES = Duration.ofMinutes(30);

  private static final Duration WORTH_COMPARING = Duration.ofHours(1);

  private final Plan plan;
  private final Consumer<String> progress;
  private final VirtualClock clock = new VirtualClock(BEGIN);
  private final VirtualX x;
  private final Workload workload;
  private long retried;
  private long steps;

  /**
   * What to simulate.
   *
   * @param trouble how often each kind of trouble comes to a call
   */
  record Plan(int accounts, int actions, long seed, double trouble) {}

  Simulation(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
    this.x = new VirtualX(clock, plan.seed() + 1, plan.trouble());
    this.workload =
        Workload.random(plan.accounts(), plan.actions(), new SplittableRandom(plan.seed()));
  }

  SimulationFigures run(DatabaseAccess access, Path folder) throws Exception {
    long begun = System.nanoTime();
    try (SimulatedFleet fleet = new SimulatedFleet(access, folder, clock, x)) {
      fleet.liftLimitsOfTheApp();
      progress.accept(
          "handing in %,d actions of %,d accounts".formatted(plan.actions(), plan.accounts()));
      fleet.accounts(plan.accounts());
      int number = 0;
      for (List<LaneKey> campaign : workload.campaigns()) {
        fleet.hand("campaign " + ++number, campaign);
      }
      live(fleet);
      return judge(fleet, (System.nanoTime() - begun) / 1e9);
    }
  }

  private void live(SimulatedFleet fleet) throws Exception {
    long told = System.nanoTime();
    Instant nextRetry = BEGIN.plus(RETRIES);
    while (true) {
      if (!clock.instant().isBefore(nextRetry)) {
        retried += fleet.retryFailed();
        nextRetry = clock.instant().plus(RETRIES);
      }
      fleet.upkeep();
      fleet.work();
      steps++;
      if (System.nanoTime() - told > 5_000_000_000L) {
        told = System.nanoTime();
        progress.accept(
            "%,d of %,d done after %.1f virtual hours"
                .formatted(
                    x.order().size(),
                    plan.actions(),
                    hours(Duration.between(BEGIN, clock.instant()))));
      }
      Instant next = fleet.next();
      if (next == null) {
        long again = fleet.retryFailed();
        retried += again;
        if (again == 0) {
          return;
        }
      } else if (next.isAfter(clock.instant())) {
        clock.set(next);
      }
    }
  }

  private SimulationFigures judge(SimulatedFleet fleet, double seconds) throws Exception {
    Limits limits = new Limits(policies(fleet));
    Map<LaneKey, Integer> lanes = workload.lanes();
    Map<LaneKey, Duration> bounds = new HashMap<>();
    lanes.forEach((lane, actions) -> bounds.put(lane, limits.bound(lane, actions)));
    Duration bound = bounds.values().stream().max(Comparator.naturalOrder()).orElseThrow();
    Duration makespan = Duration.between(BEGIN, x.last());
    int violations =
        x.calls().entrySet().stream()
            .mapToInt(lane -> limits.violations(lane.getKey(), lane.getValue()))
            .sum();
    int lost =
        Integer.parseInt(
            fleet.texts("select count(*) from action where status <> 'completed'").getFirst());
    for (String completed : fleet.texts("select id from action where status = 'completed'")) {
      lost += x.effects().containsKey(Long.valueOf(completed)) ? 0 : 1;
    }
    int duplicates = 0;
    for (String once :
        fleet.texts("select id from action where kind in ('reply', 'quote', 'post', 'dm')")) {
      duplicates += x.effects().getOrDefault(Long.valueOf(once), 0) > 1 ? 1 : 0;
    }
    return new SimulationFigures(
        plan.accounts(),
        plan.actions(),
        plan.seed(),
        round(hours(bound)),
        round(hours(makespan)),
        ratio(makespan, bound),
        violations,
        duplicates,
        lost,
        x.crashes(),
        x.refusals(),
        x.lostAnswers(),
        retried,
        campaignFairness(fleet),
        slowest(bounds),
        x.calls().values().stream().mapToLong(List::size).sum(),
        steps,
        Math.round(seconds * 10) / 10.0);
  }

  private static Map<String, Policy> policies(SimulatedFleet fleet) throws Exception {
    Map<String, Policy> byKind = new HashMap<>();
    for (NamedPolicy policy : fleet.policies()) {
      if (policy.scope().subject().equals(EVERY_ACCOUNT)) {
        byKind.put(policy.scope().kind(), policy.policy());
      }
    }
    return byKind;
  }

  private double slowest(Map<LaneKey, Duration> bounds) {
    double worst = 1;
    for (Map.Entry<LaneKey, List<Instant>> lane : x.calls().entrySet()) {
      Duration bound = Objects.requireNonNull(bounds.get(lane.getKey()));
      if (bound.compareTo(WORTH_COMPARING) >= 0) {
        worst = Math.max(worst, ratio(Duration.between(BEGIN, lane.getValue().getLast()), bound));
      }
    }
    return worst;
  }

  private double campaignFairness(SimulatedFleet fleet) throws Exception {
    Map<Long, Integer> campaigns = new HashMap<>();
    for (String row : fleet.texts("select id || ' ' || import_id from action")) {
      String[] parts = row.split(" ", 2);
      campaigns.put(Long.valueOf(parts[0]), Integer.valueOf(parts[1]));
    }
    Map<Integer, Integer> done = new HashMap<>();
    List<Long> order = x.order();
    for (long action : order.subList(0, order.size() / 2)) {
      done.merge(campaigns.get(action), 1, Integer::sum);
    }
    double sum = 0;
    double squares = 0;
    for (int count : done.values()) {
      sum += count;
      squares += (double) count * count;
    }
    return round(sum * sum / (Workload.CAMPAIGNS * squares));
  }

  private static double hours(Duration span) {
    return span.toMillis() / 3_600_000.0;
  }

  private static double ratio(Duration one, Duration other) {
    return other.isZero() ? 1 : round((double) one.toMillis() / other.toMillis());
  }

  private static double round(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
