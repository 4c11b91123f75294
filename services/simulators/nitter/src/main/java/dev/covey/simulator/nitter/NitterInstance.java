/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.CallHandler;
import dev.covey.simulator.kit.SimulatedCall;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.SimulatorServer;
import dev.covey.simulator.kit.audit.Audit;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.simulator.kit.fault.Faults;
import dev.covey.simulator.nitter.page.Site;
import dev.covey.simulator.nitter.upstream.Upstream;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One instance: a server with its own address, build, clock and faults. It can be stopped, so that
 * nobody answers at its address, and started again at the same one. Safe for many threads.
 */
public final class NitterInstance implements AutoCloseable {
  private final Surroundings surroundings;
  private final Faults faults;
  private final Sessions sessions;
  private InstanceSettings settings;
  private @Nullable SimulatorServer server;

  /** What all instances share. */
  record Surroundings(Upstream upstream, SimulatorClock clock, Audit audit, Runnable onReset) {}

  NitterInstance(InstanceSettings settings, Surroundings surroundings) {
    this.settings = settings;
    this.surroundings = surroundings;
    faults = new Faults();
    sessions = new Sessions(settings.searchBudget());
  }

  /** Does nothing if it runs. */
  public synchronized void start() {
    if (server != null) {
      return;
    }
    SimulatorServer.Builder builder =
        SimulatorServer.named("nitter " + settings.name())
            .port(settings.port())
            .clock(surroundings.clock())
            .audit(surroundings.audit())
            .faults(faults)
            .faultAnswers(new NitterFaultAnswers(call -> visit(call).errors()))
            .onReset(surroundings.onReset());
    routes(builder);
    new WorldControls(surroundings.upstream(), surroundings.clock()).addTo(builder);
    SimulatorServer started = builder.start();
    // Whoever knows the address shall find the instance there again after a stop.
    settings = settings.onPort(started.port());
    server = started;
  }

  /** From then on connections are refused. */
  public synchronized void stop() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  @Override
  public void close() {
    stop();
  }

  public synchronized InstanceSettings settings() {
    return settings;
  }

  public String name() {
    return settings().name();
  }

  /** Also while it is stopped; without a slash at the end. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + settings().port());
  }

  public Faults faults() {
    return faults;
  }

  /** From now on, until {@link #calm}. */
  public NitterInstance trouble(Trouble trouble) {
    faults.add(trouble.always());
    return this;
  }

  /** Puts that rule in force. */
  public NitterInstance trouble(FaultRule rule) {
    faults.add(rule);
    return this;
  }

  /** No trouble of any kind any more. */
  public NitterInstance calm() {
    faults.clear();
    sessions.reset();
    return this;
  }

  private void routes(SimulatorServer.Builder builder) {
    var profiles = new ProfileRoutes();
    var searches = new SearchRoutes();
    var statuses = new StatusRoutes();
    var rss = new RssRoutes(settings.rss());
    builder
        .route("GET", "/.health", this::health)
        .route("GET", "/search/rss", handler("rss", true, rss::searchOfEverybody))
        .route("GET", "/search", handler("search", true, searches::ofEverybody))
        .route("GET", "/hashtag/{tag}", handler("redirect", false, statuses::hashtag))
        .route("GET", "/i/user/{id}", handler("user-id", false, statuses::byUserId))
        .route("GET", "/i/web/status/{id}", handler("redirect", false, statuses::byWebAddress))
        .route("GET", "/{user}/rss", handler("rss", false, rss::tweets))
        .route("GET", "/{user}/with_replies/rss", handler("rss", false, rss::replies))
        .route("GET", "/{user}/media/rss", handler("rss", false, rss::media))
        .route("GET", "/{user}/search/rss", handler("rss", true, rss::searchOfUser))
        .route("GET", "/{user}/statuses/{id}", handler("redirect", false, statuses::byOldAddress))
        .route("GET", "/{user}/status/{id}", handler("status", true, statuses::status))
        .route(
            "GET",
            "/{user}/status/{id}/{what}/{number}",
            handler("redirect", false, statuses::byOldAddress))
        .route("GET", "/{user}/with_replies", handler("with_replies", false, profiles::replies))
        .route("GET", "/{user}/media", handler("media", false, profiles::media))
        .route("GET", "/{user}/search", handler("search", true, searches::ofUser))
        .route("GET", "/{user}", handler("profile", false, profiles::tweets))
        .otherwise(handler("other", false, NitterInstance::pageNotFound));
  }

  private CallHandler handler(String kind, boolean limited, Function<Visit, Answer> route) {
    var gate = new Gate(sessions);
    return call -> {
      call.notes().principal(settings().name()).kind(kind);
      Visit visit = visit(call);
      return gate.answer(visit, limited).orElseGet(() -> route.apply(visit));
    };
  }

  private Visit visit(SimulatedCall call) {
    InstanceSettings now = settings();
    var site =
        new Site(
            now.title(), url().toString(), now.vintage(), call.arrivedAt().plus(now.clockOffset()));
    return new Visit(call, surroundings.upstream(), site);
  }

  private static Answer pageNotFound(Visit visit) {
    return Answer.html(404, visit.errors().pageNotFound(visit.call().path()));
  }

  private Answer health(SimulatedCall call) {
    call.notes().principal(name()).kind("health");
    int limited = sessions.isLimited(call.arrivedAt()) ? 1 : 0;
    return Answer.json(
        200,
        Map.of(
            "sessions",
            Map.of("total", 1, "limited", limited),
            "requests",
            Map.of("total", sessions.requests())));
  }
}
