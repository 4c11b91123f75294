/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.covey.model.webhook.WebhookSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A receiver of webhooks as a stranger would write it, sharing no code with the sender. */
final class TestReceiver implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
  private volatile Answers answers = _ -> new Answer(204);

  /** What came in. */
  record Delivery(String id, String timestamp, String signature, String agent, String body) {

    /** As the specification tells receivers to check it. */
    boolean isSignedWith(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] expected = mac.doFinal((id + "." + timestamp + "." + body).getBytes(UTF_8));
        byte[] given = Base64.getDecoder().decode(signature.substring("v1,".length()));
        return signature.startsWith("v1,") && MessageDigest.isEqual(expected, given);
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    boolean isSignedWith(WebhookSecret secret) {
      return isSignedWith(secret.text());
    }
  }

  /** What it says. */
  record Answer(int status, String body, String retryAfter) {
    Answer(int status) {
      this(status, "", "");
    }
  }

  /** What it says to what. */
  @FunctionalInterface
  interface Answers {
    Answer to(Delivery delivery) throws Exception;
  }

  TestReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/hook";
  }

  int port() {
    return server.getAddress().getPort();
  }

  void answer(int status) {
    answers = _ -> new Answer(status);
  }

  void answer(Answers how) {
    answers = how;
  }

  List<Delivery> deliveries() {
    return deliveries;
  }

  List<String> ids() {
    return deliveries.stream().map(Delivery::id).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      Delivery delivery =
          new Delivery(
              exchange.getRequestHeaders().getFirst("webhook-id"),
              exchange.getRequestHeaders().getFirst("webhook-timestamp"),
              exchange.getRequestHeaders().getFirst("webhook-signature"),
              exchange.getRequestHeaders().getFirst("User-Agent"),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      deliveries.add(delivery);
      Answer answer = answers.to(delivery);
      if (!answer.retryAfter().isEmpty()) {
        exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
      }
      byte[] body = answer.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    } catch (IOException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IOException("could not answer", failure);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
