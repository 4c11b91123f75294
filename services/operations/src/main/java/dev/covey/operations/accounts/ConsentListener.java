/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.accounts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.covey.model.time.Spans;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Listens on this machine for the one browser that comes back from X, and keeps its page waiting
 * until it is known what came of it. Who comes with another state is sent away and changes nothing.
 */
final class ConsentListener implements AutoCloseable {
  /** As long as the calls may take that follow. */
  private static final Duration LONGEST_PAGE = Duration.ofMinutes(2);

  private static final Duration LAST_PAGE = Duration.ofSeconds(5);

  private final String state;
  private final String path;
  private final URI redirect;
  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("consent-", 0).factory());
  private final AtomicBoolean came = new AtomicBoolean();
  private final CompletableFuture<String> code = new CompletableFuture<>();
  private final CompletableFuture<ConsentPage> outcome = new CompletableFuture<>();
  private final CompletableFuture<Boolean> shown = new CompletableFuture<>();

  private ConsentListener(HttpServer server, URI redirect, String state) {
    this.server = server;
    this.state = state;
    this.path = redirect.getPath().isEmpty() ? "/" : redirect.getPath();
    this.redirect = redirect;
  }

  /** Listens where {@code address} says; its port 0 stands for any that is free. */
  static ConsentListener open(URI address, String state) throws IOException {
    HttpServer server = bind(address);
    URI redirect =
        URI.create(
            "http://"
                + address.getHost()
                + ":"
                + server.getAddress().getPort()
                + address.getPath());
    ConsentListener listener = new ConsentListener(server, redirect, state);
    server.setExecutor(listener.threads);
    server.createContext("/", listener::answer);
    server.start();
    return listener;
  }

  private static HttpServer bind(URI address) throws IOException {
    try {
      InetAddress host = InetAddress.getByName(address.getHost());
      return HttpServer.create(new InetSocketAddress(host, address.getPort()), 0);
    } catch (BindException taken) {
      throw new IOException(
          "can't listen on %s:%d, where X is to send the browser (%s); if another accounts add waits there, end it, or set COVEY_X_REDIRECT to another port here and at X"
              .formatted(address.getHost(), address.getPort(), taken.getMessage()),
          taken);
    }
  }

  /** Where browsers come back to, with the real port. */
  URI redirect() {
    return redirect;
  }

  /** Waits for the code; throws where X was refused, or nobody came in time. */
  String await(Duration longest) throws IOException, InterruptedException {
    try {
      return code.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      throw new IOException(
          "nobody came back from X within " + Spans.text(longest) + "; nothing was added");
    } catch (ExecutionException refused) {
      Throwable cause = refused.getCause();
      throw new IOException(String.valueOf(cause == null ? refused : cause.getMessage()), refused);
    }
  }

  /** What the page of whoever came back says at last. */
  void tell(ConsentPage page) {
    outcome.complete(page);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean first = false;
      ConsentPage page;
      Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
      if (!exchange.getRequestURI().getPath().equals(path)) {
        page = new ConsentPage(404, "There is nothing here.");
      } else if (!exchange.getRequestMethod().equals("GET")) {
        page = new ConsentPage(405, "Only GET.");
      } else if (!isOurs(query.get("state"))) {
        page =
            new ConsentPage(
                400,
                "This does not belong to the sign-in that waits now. Open the address that the terminal shows.");
      } else if (!came.compareAndSet(false, true)) {
        page = new ConsentPage(409, "This was answered already; the terminal says how it ended.");
      } else {
        first = true;
        page = settle(query);
      }
      send(exchange, page);
      if (first) {
        shown.complete(true);
      }
    }
  }

  private boolean isOurs(@Nullable String given) {
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
  }

  private ConsentPage settle(Map<String, String> query) {
    String given = query.get("code");
    if (given == null || given.isEmpty()) {
      String error = query.getOrDefault("error", "it sent no code");
      String why = "X gave no access: " + error + "; nothing was added";
      code.completeExceptionally(new IOException(why));
      return new ConsentPage(400, why + ".");
    }
    code.complete(given);
    try {
      return outcome.get(LONGEST_PAGE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      return new ConsentPage(504, "This takes long; the terminal says how it ends.");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new ConsentPage(503, "This was given up; nothing was added.");
    }
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          query.putIfAbsent(
              decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
      }
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  private static void send(HttpExchange exchange, ConsentPage page) throws IOException {
    byte[] body = page.html().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    exchange
        .getResponseHeaders()
        .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    exchange.sendResponseHeaders(page.status(), body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** Lets the page of whoever came back go out first. */
  @Override
  public void close() {
    tell(new ConsentPage(500, "This was given up; nothing was added."));
    if (came.get()) {
      try {
        shown.get(LAST_PAGE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } catch (TimeoutException | ExecutionException _) {
        // whoever sat there has gone
      }
    }
    server.stop(0);
    threads.shutdownNow();
  }
}
