/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.x.access.Authenticator;
import dev.covey.simulator.x.access.Credentials;
import dev.covey.simulator.x.access.Errors;
import dev.covey.simulator.x.access.Grants;
import dev.covey.simulator.x.access.OAuth1Verifier;
import dev.covey.simulator.x.access.RateLimiter;
import dev.covey.simulator.x.access.Secrets;
import dev.covey.simulator.x.settings.Settings;
import dev.covey.simulator.x.state.XState;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All parts of the simulated X. A reset brings the first state back but leaves all credentials. */
public final class Platform {

  private final World world;
  private final InstantSource clock;
  private final Settings settings = new Settings();
  private final Secrets secrets = new Secrets("x");
  private final Credentials credentials = new Credentials(secrets);
  private final Errors errors = new Errors(settings);
  private final RateLimiter rateLimiter;
  private final Grants grants;
  private final OAuth1Verifier oauth1;
  private final List<WorldUser> residents = new CopyOnWriteArrayList<>();
  private volatile XState state;

  public Platform(World world, InstantSource clock) {
    this.world = world;
    this.clock = clock;
    this.state = new XState(world, clock);
    this.rateLimiter = new RateLimiter(clock);
    this.grants = new Grants(secrets, clock);
    this.oauth1 = new OAuth1Verifier(credentials, settings, errors, clock);
  }

  /** Forgets everything that was done, all counts and all settings. */
  public void reset() {
    var fresh = new XState(world, clock);
    residents.forEach(fresh.users()::put);
    state = fresh;
    rateLimiter.reset();
    settings.reset();
  }

  /** Adds a person who is there again after a reset. */
  public void addResident(WorldUser user) {
    residents.add(user);
    state.users().put(user);
  }

  /** The state that holds until the next reset. */
  public XState state() {
    return state;
  }

  public InstantSource clock() {
    return clock;
  }

  public Settings settings() {
    return settings;
  }

  public Errors errors() {
    return errors;
  }

  public Secrets secrets() {
    return secrets;
  }

  public Credentials credentials() {
    return credentials;
  }

  public Grants grants() {
    return grants;
  }

  public OAuth1Verifier oauth1() {
    return oauth1;
  }

  public RateLimiter rateLimiter() {
    return rateLimiter;
  }

  Authenticator authenticator() {
    return new Authenticator(credentials, grants, oauth1, errors);
  }
}
