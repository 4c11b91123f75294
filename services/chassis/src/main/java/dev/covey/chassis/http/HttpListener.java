/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.covey.chassis.config.HttpConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers GET on a few fixed paths, on virtual threads: what orchestrators and Prometheus ask, not
 * what people do. Safe for many threads.
 */
public final class HttpListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);
  private static final int BACKLOG = 64;

  private final HttpConfig config;
  private final Map<String, Supplier<HttpReply>> pages;
  private @Nullable HttpServer server;
  private @Nullable ExecutorService threads;

  /** Does no I/O yet. */
  public HttpListener(HttpConfig config, Map<String, Supplier<HttpReply>> pages) {
    this.config = config;
    this.pages = Map.copyOf(pages);
  }

  public synchronized void start() throws IOException {
    HttpServer bound = bind();
    ExecutorService executor =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory());
    bound.setExecutor(executor);
    bound.createContext("/", this::answer);
    bound.start();
    server = bound;
    threads = executor;
  }

  private HttpServer bind() throws IOException {
    try {
      InetAddress address = InetAddress.getByName(config.host());
      return HttpServer.create(new InetSocketAddress(address, config.port()), BACKLOG);
    } catch (UnknownHostException unknown) {
      throw new PortTakenException(
          "no address of this machine is named '" + config.host() + "'; set COVEY_HTTP_HOST",
          unknown);
    } catch (BindException refused) {
      throw new PortTakenException(
          "can't listen on "
              + config.host()
              + ":"
              + config.port()
              + " ("
              + refused.getMessage()
              + "); set COVEY_HTTP_PORT to another port, or to 0 for a free one",
          refused);
    }
  }

  /** Where it listens, with the real port. */
  public synchronized URI url() {
    HttpServer bound = server;
    if (bound == null) {
      throw new IllegalStateException("not started");
    }
    return URI.create("http://" + config.host() + ":" + bound.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, reply(exchange));
    }
  }

  private HttpReply reply(HttpExchange exchange) {
    Supplier<HttpReply> page = pages.get(exchange.getRequestURI().getPath());
    if (page == null) {
      return HttpReply.text(404, "there is " + String.join(", ", pages.keySet()) + "\n");
    }
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return HttpReply.text(405, "only GET\n");
    }
    try {
      return page.get();
    } catch (RuntimeException failure) {
      LOG.warn("{} could not be answered", exchange.getRequestURI().getPath(), failure);
      return HttpReply.text(500, "failed; the log says why\n");
    }
  }

  private static void send(HttpExchange exchange, HttpReply reply) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(reply.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
    if (threads != null) {
      threads.shutdownNow();
      threads = null;
    }
  }
}
