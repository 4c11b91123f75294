/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit;

import dev.covey.simulator.kit.audit.AuditEntry;
import dev.covey.simulator.kit.fault.Faults;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Faults, audit, clock and reset of a running simulator over HTTP. */
final class ControlApi {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final String name;
  private final SimulatorServer server;
  private final Runnable onReset;

  ControlApi(String name, SimulatorServer server, Runnable onReset) {
    this.name = name;
    this.server = server;
    this.onReset = onReset;
  }

  List<SimulatorServer.Route> routes() {
    return List.of(
        route("GET", "/health", call -> Answer.json(200, Map.of("name", name, "status", "up"))),
        route("GET", "/faults", call -> Answer.json(200, server.faults().list())),
        route("POST", "/faults", this::addFault),
        route("DELETE", "/faults", this::clearFaults),
        route("DELETE", "/faults/{id}", this::removeFault),
        route("GET", "/audit", this::audit),
        route("DELETE", "/audit", this::clearAudit),
        route("GET", "/clock", call -> clock()),
        route("POST", "/clock", this::setClock),
        route("POST", "/reset", this::reset));
  }

  private static SimulatorServer.Route route(String method, String path, CallHandler handler) {
    return new SimulatorServer.Route(method, "/_control" + path, handler);
  }

  private Answer addFault(SimulatedCall call) {
    try {
      long id = server.faults().add(FaultJson.rule(json(call)));
      return Answer.json(201, Map.of("id", id));
    } catch (IllegalArgumentException e) {
      return problem(400, "not a fault rule: " + e.getMessage());
    }
  }

  private Answer clearFaults(SimulatedCall call) {
    server.faults().clear();
    return Answer.of(204);
  }

  private Answer removeFault(SimulatedCall call) {
    String id = call.pathParam("id");
    boolean removed = id.matches("\\d{1,18}") && server.faults().remove(Long.parseLong(id));
    return removed ? Answer.of(204) : problem(404, "no fault " + id);
  }

  /** The audit as a JSON array, or with {@code format=jsonl} as one object per line. */
  private Answer audit(SimulatedCall call) {
    List<AuditEntry> entries = server.audit().entries(filter(call));
    if (call.queryParam("format").filter("jsonl"::equals).isPresent()) {
      String lines =
          entries.stream()
              .map(entry -> MAPPER.writeValueAsString(entry) + "\n")
              .collect(Collectors.joining());
      return Answer.text(200, lines);
    }
    return Answer.json(200, entries)
        .withHeader("X-Forgotten", Long.toString(server.audit().forgotten()));
  }

  private static Predicate<AuditEntry> filter(SimulatedCall call) {
    Predicate<AuditEntry> filter = entry -> true;
    for (Param param : call.queryParams()) {
      String value = param.value();
      filter =
          filter.and(
              switch (param.name()) {
                case "kind" -> entry -> entry.kind().equals(value);
                case "principal" -> entry -> entry.principal().equals(value);
                case "method" -> entry -> entry.method().equalsIgnoreCase(value);
                case "path" -> entry -> entry.path().startsWith(value);
                case "effect" -> entry -> entry.effect() == Boolean.parseBoolean(value);
                case "after" -> entry -> entry.number() > number(value);
                case "format" -> entry -> true;
                default -> throw new AnswerException(problem(400, "no filter " + param.name()));
              });
    }
    return filter;
  }

  private static long number(String value) {
    if (!value.matches("\\d{1,18}")) {
      throw new AnswerException(problem(400, "not a number: " + value));
    }
    return Long.parseLong(value);
  }

  private Answer clearAudit(SimulatedCall call) {
    server.audit().clear();
    return Answer.of(204);
  }

  private Answer clock() {
    SimulatorClock clock = server.clock();
    return Answer.json(200, Map.of("now", clock.instant().toString(), "speed", clock.speed()));
  }

  private Answer setClock(SimulatedCall call) {
    JsonNode wanted = json(call);
    SimulatorClock clock = server.clock();
    try {
      if (wanted.has("now")) {
        clock.set(Instant.parse(wanted.path("now").asString()));
      }
      if (wanted.has("advance")) {
        clock.advance(Duration.parse(wanted.path("advance").asString()));
      }
      if (wanted.has("speed")) {
        clock.speed(wanted.path("speed").asDouble());
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      return problem(400, "not a time: " + e.getMessage());
    }
    return clock();
  }

  private Answer reset(SimulatedCall call) {
    Faults faults = server.faults();
    faults.clear();
    onReset.run();
    server.audit().clear();
    return Answer.of(204);
  }

  private static JsonNode json(SimulatedCall call) {
    try {
      return MAPPER.readTree(call.body());
    } catch (JacksonException e) {
      throw new AnswerException(problem(400, "not JSON: " + e.getOriginalMessage()));
    }
  }

  private static Answer problem(int status, String text) {
    return Answer.json(status, Map.of("error", text));
  }
}
