/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.http;

import dev.covey.chassis.config.GatewayConfig;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.gateway.problem.Problem;
import dev.covey.gateway.problem.ProblemException;
import dev.covey.model.access.Role;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * Listens, and hands each request to its route by way of the door: GET also as HEAD, and all that
 * has no route to an answer that says so, which needs a role as everything does.
 */
public final class WebServer implements AutoCloseable {
  private static final int MOST_CONNECTIONS = 1_000;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final GatewayConfig config;
  private final Duration gracePeriod;
  private final Door door;
  private final List<Route> routes;
  private @Nullable Javalin running;

  /** Does no I/O yet. */
  public WebServer(GatewayConfig config, Duration gracePeriod, Door door, List<Route> routes) {
    this.config = config;
    this.gracePeriod = gracePeriod;
    this.door = door;
    this.routes = List.copyOf(routes);
  }

  public synchronized void start() throws StartupException {
    Javalin javalin = Javalin.create(this::configure);
    try {
      javalin.start();
    } catch (RuntimeException refused) {
      javalin.stop();
      Throwable cause = refused.getCause() == null ? refused : refused.getCause();
      throw new StartupException(
          "the REST API can't listen on "
              + config.host()
              + ":"
              + config.port()
              + " ("
              + cause.getMessage()
              + "); set COVEY_GATEWAY_PORT to another port, or to 0 for a free one, and"
              + " COVEY_GATEWAY_HOST to an address of this machine",
          refused);
    }
    running = javalin;
  }

  private void configure(JavalinConfig javalin) {
    javalin.startup.showJavalinBanner = false;
    javalin.startup.showOldJavalinVersionWarning = false;
    javalin.startup.startupWatcherEnabled = false;
    javalin.concurrency.useVirtualThreads = true;
    javalin.http.compressionStrategy = CompressionStrategy.NONE;
    // how much a route takes is its own to say, before anything is read
    javalin.jetty.multipartConfig.maxInMemoryFileSize(1, SizeUnit.MB);
    javalin.jetty.multipartConfig.maxFileSize(1, SizeUnit.GB);
    javalin.jetty.multipartConfig.maxTotalRequestSize(1, SizeUnit.GB);
    javalin.jetty.addConnector(this::connector);
    javalin.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    javalin.jetty.modifyServer(server -> {
      server.setErrorHandler(new PlainErrors());
      server.setStopTimeout(gracePeriod.toMillis());
      server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
    });
    for (Route route : routes) {
      add(javalin, route.method(), route.path(), route);
      if (route.method().equals("GET")) {
        add(javalin, "HEAD", route.path(), route);
      }
    }
    for (HandlerType method : HandlerType.commonHttp()) {
      String path = "/*";
      add(javalin, method.name(), path, Route.of("any", path, Role.VIEWER, "", this::noRoute));
    }
  }

  private void add(JavalinConfig javalin, String method, String path, Route route) {
    javalin.routes.addHttpHandler(
        HandlerType.findOrCreate(method), path, context -> door.serve(context, route));
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(config.host());
    connector.setPort(config.port());
    connector.setIdleTimeout(IDLE.toMillis());
    return connector;
  }

  private void noRoute(Call call) {
    String path = call.context().path();
    Set<String> methods = new TreeSet<>();
    routes.stream()
        .filter(route -> route.matches(path))
        .forEach(route -> methods.add(route.method()));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    throw new ProblemException(
        methods.isEmpty()
            ? Problem.missing("there is no such address")
            : Problem.notAllowed(String.join(", ", methods)));
  }

  /** Where it listens, with the real port. */
  public synchronized URI url() {
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    String host = config.host().contains(":") ? "[" + config.host() + "]" : config.host();
    return URI.create("http://" + host + ":" + running.port());
  }

  /** Finishes what has begun, within the grace period. */
  @Override
  public synchronized void close() {
    if (running != null) {
      running.stop();
      running = null;
    }
  }
}
