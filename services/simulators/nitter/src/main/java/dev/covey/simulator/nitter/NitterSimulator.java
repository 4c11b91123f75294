/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.audit.Audit;
import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.nitter.upstream.Search;
import dev.covey.simulator.nitter.upstream.SearchQuery;
import dev.covey.simulator.nitter.upstream.Upstream;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * Several Nitter instances that show one world. They share X, its clock and one audit, in which the
 * principal of a call is the instance's name; everything else is each one's own. Safe for many
 * threads.
 */
public final class NitterSimulator implements AutoCloseable {
  private final Upstream upstream;
  private final SimulatorClock clock;
  private final Audit audit = new Audit();
  private final List<NitterInstance> instances;

  private NitterSimulator(World world, SimulatorClock clock, List<InstanceSettings> settings) {
    this.clock = clock;
    upstream = new Upstream(world);
    var surroundings = new NitterInstance.Surroundings(upstream, clock, audit, this::reset);
    instances = settings.stream().map(one -> new NitterInstance(one, surroundings)).toList();
  }

  /** Starts every instance, or none: a port in use is an exception that names it. */
  public static NitterSimulator start(
      World world, SimulatorClock clock, InstanceSettings... instances) {
    var simulator = new NitterSimulator(world, clock, List.of(instances));
    try {
      simulator.instances.forEach(NitterInstance::start);
    } catch (RuntimeException e) {
      simulator.close();
      throw e;
    }
    return simulator;
  }

  public List<NitterInstance> instances() {
    return instances;
  }

  /** The instance of that name; there must be one. */
  public NitterInstance instance(String name) {
    return instances.stream()
        .filter(instance -> instance.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no instance named " + name));
  }

  /** Of all instances, in their order, as a client wants them configured. */
  public List<URI> urls() {
    return instances.stream().map(NitterInstance::url).toList();
  }

  /** The world that the instances show, to be changed while they run. */
  public Upstream upstream() {
    return upstream;
  }

  public SimulatorClock clock() {
    return clock;
  }

  public Audit audit() {
    return audit;
  }

  /**
   * What a complete walk through one person's search finds now, reposts by the id of the original:
   * a truth to compare a client's harvest with.
   */
  public Set<Long> findable(String username) {
    return find(SearchQuery.typed("").author(username));
  }

  /** The same without reposts. */
  public Set<Long> findableOwn(String username) {
    return find(SearchQuery.typed("").author(username).excluded("nativeretweets"));
  }

  private Set<Long> find(SearchQuery.Builder query) {
    return new Search(upstream, clock.instant()).ids(query.build());
  }

  /** Puts the world back to its beginning and calms every instance; stopped ones stay stopped. */
  public void reset() {
    upstream.reset();
    instances.forEach(NitterInstance::calm);
  }

  @Override
  public void close() {
    instances.forEach(NitterInstance::stop);
  }
}
