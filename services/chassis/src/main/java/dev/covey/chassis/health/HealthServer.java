/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.health;

import dev.covey.chassis.config.HttpConfig;
import dev.covey.chassis.http.HttpListener;
import dev.covey.chassis.http.HttpReply;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers {@code /health/live}, {@code /health/ready} and {@code /metrics}. Alive means that the
 * process answers; ready means that it is running and every check is well.
 */
public final class HealthServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HealthServer.class);

  private final HealthChecks checks;
  private final BooleanSupplier running;
  private final HttpListener listener;
  private final JsonMapper json = JsonMapper.shared();

  /**
   * Does not listen yet.
   *
   * @param running false while the process starts or drains
   * @param metrics the text for Prometheus
   */
  public HealthServer(
      HttpConfig config, HealthChecks checks, BooleanSupplier running, Supplier<String> metrics) {
    this.checks = checks;
    this.running = running;
    this.listener =
        new HttpListener(
            config,
            Map.of(
                "/health/live",
                () -> HttpReply.json(200, "{\"status\":\"up\"}"),
                "/health/ready",
                this::ready,
                "/metrics",
                () ->
                    new HttpReply(200, "text/plain; version=0.0.4; charset=utf-8", metrics.get())));
  }

  private HttpReply ready() {
    Map<String, HealthResult> results = new LinkedHashMap<>();
    results.put(
        "lifecycle",
        running.getAsBoolean() ? HealthResult.OK : HealthResult.failed("starting or stopping"));
    results.putAll(checks.run());
    boolean ok = results.values().stream().allMatch(HealthResult::ok);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("status", ok ? "up" : "down");
    page.put("checks", results);
    return HttpReply.json(ok ? 200 : 503, json.writeValueAsString(page));
  }

  public void start() throws IOException {
    listener.start();
    LOG.info("health and metrics at {}", url());
  }

  public URI url() {
    return listener.url();
  }

  @Override
  public void close() {
    listener.close();
  }
}
