/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.archiveorg;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.FaultAnswers;
import dev.covey.simulator.kit.SimulatedCall;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.SimulatorServer;
import dev.covey.simulator.kit.audit.Audit;
import dev.covey.simulator.kit.fault.Faults;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * web.archive.org and archive.org in one server: it takes pages into its archive in its own time,
 * refuses what is too much, and shows what it has. Two captures of one address are one effect done
 * twice in its audit. Safe for many threads.
 */
public final class ArchiveOrgSimulator implements AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Script script = new Script();
  private final Captures captures;
  private final SimulatorServer server;

  private ArchiveOrgSimulator(ArchiveSettings settings, SimulatorClock clock) {
    captures = new Captures(settings, script);
    var accounts = new Accounts(settings.keys());
    var saves = new SaveRoutes(captures, accounts, settings);
    var statuses = new StatusRoutes(captures, accounts, settings);
    var wayback = new WaybackRoutes(captures, settings);
    server =
        SimulatorServer.named("archive.org")
            .port(settings.port())
            .clock(clock)
            .faultAnswers(new ArchiveFaultAnswers())
            .onReset(this::reset)
            .control("POST", "/failures", this::addFailure)
            .control("DELETE", "/failures", this::clearFailures)
            .route("POST", "/save", saves::save)
            .route("POST", "/save/", saves::save)
            .route("GET", "/save/status/user", statuses::user)
            .route("GET", "/save/status/system", statuses::system)
            .route("GET", "/save/status/{job}", statuses::one)
            .route("POST", "/save/status", statuses::several)
            .route("GET", "/wayback/available", wayback::available)
            .route("GET", "/cdx/search/cdx", new CdxRoutes(captures, settings)::search)
            .route("GET", "/web/<snapshot>", wayback::snapshot)
            .start();
  }

  public static ArchiveOrgSimulator start(ArchiveSettings settings, SimulatorClock clock) {
    return new ArchiveOrgSimulator(settings, clock);
  }

  /** Where both hosts are, without a slash at the end. */
  public URI url() {
    return server.url();
  }

  public SimulatorClock clock() {
    return server.clock();
  }

  public Audit audit() {
    return server.audit();
  }

  public Faults faults() {
    return server.faults();
  }

  /** So many captures of addresses with that text in them fail; below zero for ever. */
  public ArchiveOrgSimulator fail(String containing, Failure failure, int times) {
    script.fail(containing, failure, times);
    return this;
  }

  /** The addresses in the archive by now, oldest capture first. */
  public List<String> archived() {
    return captures.archived(clock().instant()).stream().map(Capture::url).toList();
  }

  /** Forgets captures, failures and faults. */
  public void reset() {
    captures.clear();
    script.clear();
    faults().clear();
  }

  @Override
  public void close() {
    server.close();
  }

  private Answer addFailure(SimulatedCall call) {
    try {
      JsonNode json = MAPPER.readTree(call.body());
      Failure failure = Failure.of(json.path("code").asString("job-failed"));
      script.fail(json.path("containing").asString(""), failure, json.path("times").asInt(1));
      return Answer.of(204);
    } catch (JacksonException e) {
      return Answer.json(400, Map.of("error", "not JSON: " + e.getOriginalMessage()));
    }
  }

  private Answer clearFailures(SimulatedCall call) {
    script.clear();
    return Answer.of(204);
  }

  private static final class ArchiveFaultAnswers implements FaultAnswers {
    @Override
    public Answer rateLimited(SimulatedCall call, Duration retryAfter) {
      return Answer.html(
              429,
              "<html><head><title>429 Too Many Requests</title></head>"
                  + "<body><h1>Too Many Requests</h1></body></html>")
          .withHeader("Retry-After", Long.toString(retryAfter.toSeconds()));
    }
  }
}
