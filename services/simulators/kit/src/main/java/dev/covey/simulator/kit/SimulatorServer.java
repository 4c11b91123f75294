/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit;

import dev.covey.simulator.kit.audit.Audit;
import dev.covey.simulator.kit.fault.Faults;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A real HTTP server on the loopback address that answers by routes, misbehaves as its {@link
 * Faults} say and writes every call into its {@link Audit}. The control API is under {@code
 * /_control/}; calls to it are neither audited nor hit by faults. Safe for many threads.
 */
public final class SimulatorServer implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final int ACCEPT_QUEUE = 2048;

  private final String name;
  private final SimulatorClock clock;
  private final Audit audit;
  private final Faults faults;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Javalin javalin;

  private SimulatorServer(Builder builder) {
    this.name = builder.name;
    this.clock = builder.clock;
    this.audit = builder.audit;
    this.faults = builder.faults;
    var pipeline = new CallPipeline(audit, faults, builder.faultAnswers, stopping);
    this.javalin = Javalin.create(config -> configure(config, builder, pipeline));
  }

  /** Begins a server; the name is what the control API and the logs call it. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  private void configure(JavalinConfig config, Builder builder, CallPipeline pipeline) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = builder.maxBodyBytes;
    config.jetty.addConnector((server, http) -> connector(server, http, builder.port));
    // Paths with encoded slashes are refused by default; the platforms take them.
    config.jetty.modifyHttpConfiguration(http -> http.setUriCompliance(UriCompliance.UNSAFE));
    config.jetty.modifyServletContextHandler(
        handler -> handler.getServletHandler().setDecodeAmbiguousURIs(true));
    var controls = new ArrayList<Route>(new ControlApi(name, this, builder.onReset).routes());
    controls.addAll(builder.controls);
    controls.forEach(route ->
        config.routes.addHttpHandler(
            HandlerType.findOrCreate(route.method()),
            route.path(),
            context -> Wire.write(context, control(context, route.handler()))));
    builder.routes.forEach(route ->
        config.routes.addHttpHandler(
            HandlerType.findOrCreate(route.method()),
            route.path(),
            context -> serve(context, route.handler(), pipeline)));
    for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")) {
      config.routes.addHttpHandler(
          HandlerType.findOrCreate(method),
          "/*",
          context -> serve(context, builder.otherwise, pipeline));
    }
  }

  private static ServerConnector connector(Server server, HttpConfiguration http, int port) {
    var connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(HOST);
    connector.setPort(port);
    // Jetty's own 50 would reset connections when a whole crowd calls at once.
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    return connector;
  }

  private Answer control(Context context, CallHandler handler) throws Exception {
    try {
      return handler.handle(Wire.read(context, clock));
    } catch (AnswerException e) {
      return e.answer();
    }
  }

  private void serve(Context context, CallHandler handler, CallPipeline pipeline) throws Exception {
    CallPipeline.Outcome outcome = pipeline.run(Wire.read(context, clock), handler);
    switch (outcome.sending()) {
      case WHOLE -> Wire.write(context, outcome.answer());
      case TRUNCATED -> Wire.writeShare(context, outcome.answer(), outcome.share());
      case NOTHING -> Wire.close(context);
    }
  }

  private SimulatorServer started(int port) {
    try {
      javalin.start();
    } catch (JavalinBindException e) {
      throw new UncheckedIOException(
          new IOException(
              "Cannot listen on %s:%d: another program has the port, or it needs more rights"
                  .formatted(HOST, port),
              e));
    }
    return this;
  }

  public int port() {
    return javalin.port();
  }

  /** Where the server listens, without a slash at the end. */
  public URI url() {
    return URI.create("http://" + HOST + ":" + port());
  }

  public SimulatorClock clock() {
    return clock;
  }

  public Audit audit() {
    return audit;
  }

  public Faults faults() {
    return faults;
  }

  /** Stops at once; calls that a fault delays are let go. */
  @Override
  public void close() {
    stopping.countDown();
    javalin.stop();
  }

  record Route(String method, String path, CallHandler handler) {}

  /** What a server is made of; the first route that matches a path takes it. */
  public static final class Builder {
    private final String name;
    private final List<Route> routes = new ArrayList<>();
    private final List<Route> controls = new ArrayList<>();
    private int port;
    private long maxBodyBytes = 64L << 20;
    private SimulatorClock clock = SimulatorClock.system();
    private Audit audit = new Audit();
    private Faults faults = new Faults();
    private FaultAnswers faultAnswers = FaultAnswers.plain();
    private CallHandler otherwise = call -> Answer.text(404, "Not Found");
    private Runnable onReset = () -> {};

    private Builder(String name) {
      this.name = name;
    }

    /** The port to listen on; 0, the default, takes a free one. */
    public Builder port(int number) {
      port = number;
      return this;
    }

    public Builder maxBodyBytes(long bytes) {
      maxBodyBytes = bytes;
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

    public Builder faultAnswers(FaultAnswers answers) {
      faultAnswers = answers;
      return this;
    }

    /** A route; {@code {name}} in the path is one segment, {@code <name>} any number of them. */
    public Builder route(String method, String path, CallHandler handler) {
      routes.add(new Route(method, path, handler));
      return this;
    }

    /** A control route; its path is put under {@code /_control}. */
    public Builder control(String method, String path, CallHandler handler) {
      controls.add(new Route(method, "/_control" + path, handler));
      return this;
    }

    /** What answers where no route matches. */
    public Builder otherwise(CallHandler handler) {
      otherwise = handler;
      return this;
    }

    /** What puts the simulator's own state back when the control API is asked to reset. */
    public Builder onReset(Runnable reset) {
      onReset = reset;
      return this;
    }

    /** Starts the server; a port in use is an exception that names it. */
    public SimulatorServer start() {
      return new SimulatorServer(this).started(port);
    }
  }
}
