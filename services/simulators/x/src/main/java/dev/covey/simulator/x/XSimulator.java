/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x;

import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.SimulatorServer;
import dev.covey.simulator.kit.audit.Audit;
import dev.covey.simulator.kit.fault.Faults;
import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.x.access.App;
import dev.covey.simulator.x.access.RateLimiter;
import dev.covey.simulator.x.api.Platform;
import dev.covey.simulator.x.api.Resources;
import dev.covey.simulator.x.settings.Settings;
import dev.covey.simulator.x.state.XState;
import java.net.URI;
import java.util.List;

/**
 * A running imitation of the X API v2 on the loopback address. Everything is allowed and in order
 * until settings, faults or limits say otherwise. Safe for many threads.
 */
public final class XSimulator implements AutoCloseable {

  private final Platform platform;
  private final Sandbox sandbox;
  private final SimulatorServer server;

  private XSimulator(Builder builder) {
    this.platform = new Platform(builder.world, builder.clock);
    this.sandbox = new Sandbox(platform);
    SimulatorServer.Builder http =
        SimulatorServer.named("x")
            .port(builder.port)
            .clock(builder.clock)
            .audit(builder.audit)
            .faults(builder.faults)
            .faultAnswers(new XFaultAnswers(platform.errors()))
            .onReset(platform::reset);
    Resources.register(platform, http);
    new XControl(platform, sandbox).register(http);
    this.server = http.start();
  }

  /** Begins a simulator with an empty world, on a free port, in real time. */
  public static Builder builder() {
    return new Builder();
  }

  /** Where it listens, without a slash at the end. */
  public URI url() {
    return server.url();
  }

  /** New people with all credentials. */
  public List<SandboxAccount> createAccounts(int count) {
    return sandbox.create(count);
  }

  /** Credentials for somebody of the world; nobody of that name is an exception. */
  public SandboxAccount accountOf(String username) {
    return sandbox.of(username);
  }

  /** The app that all accounts granted their tokens to. */
  public App app() {
    return sandbox.app();
  }

  public Settings settings() {
    return platform.settings();
  }

  public RateLimiter rateLimiter() {
    return platform.rateLimiter();
  }

  public Platform platform() {
    return platform;
  }

  /** What the simulated X holds now. */
  public XState state() {
    return platform.state();
  }

  public Audit audit() {
    return server.audit();
  }

  public Faults faults() {
    return server.faults();
  }

  public SimulatorClock clock() {
    return server.clock();
  }

  /** Puts world, settings and counts back; accounts, faults and audit stay. */
  public void reset() {
    platform.reset();
  }

  @Override
  public void close() {
    server.close();
  }

  /** What to start with. */
  public static final class Builder {
    private int port;
    private World world = World.empty();
    private SimulatorClock clock = SimulatorClock.system();
    private Audit audit = new Audit();
    private Faults faults = new Faults();

    private Builder() {}

    public Builder port(int number) {
      port = number;
      return this;
    }

    public Builder world(World begun) {
      world = begun;
      return this;
    }

    public Builder clock(SimulatorClock time) {
      clock = time;
      return this;
    }

    public Builder audit(Audit calls) {
      audit = calls;
      return this;
    }

    public Builder faults(Faults scripted) {
      faults = scripted;
      return this;
    }

    public XSimulator start() {
      return new XSimulator(this);
    }
  }
}
