/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x;

import dev.covey.simulator.kit.Param;
import dev.covey.simulator.x.access.OAuth1Signature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the simulator over real HTTP, signed in one way or another. */
final class XClient implements AutoCloseable {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final AtomicLong NONCES = new AtomicLong();

  private final HttpClient http = HttpClient.newHttpClient();
  private final XSimulator simulator;

  XClient(XSimulator simulator) {
    this.simulator = simulator;
  }

  /** An answer with its body as JSON; an empty body is a missing node. */
  record Reply(int status, JsonNode json, Map<String, String> headers, String text) {

    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    JsonNode data() {
      return json.path("data");
    }

    /** The values of a member of the objects in data. */
    List<String> all(String member) {
      var values = new ArrayList<String>();
      data().forEach(item -> values.add(item.path(member).asString()));
      return values;
    }
  }

  Reply get(SandboxAccount account, String path) {
    return send(account, "GET", path, null);
  }

  Reply post(SandboxAccount account, String path, String json) {
    return send(account, "POST", path, json);
  }

  Reply delete(SandboxAccount account, String path) {
    return send(account, "DELETE", path, null);
  }

  Reply send(SandboxAccount account, String method, String path, @Nullable String json) {
    return send("Bearer " + account.oauth2AccessToken(), method, path, json);
  }

  Reply send(String authorization, String method, String path, @Nullable String json) {
    HttpRequest.Builder request = request(path).header("Authorization", authorization);
    if (json == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofString(json));
    }
    return send(request);
  }

  /** Sends a form. */
  Reply form(String authorization, String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(e ->
                OAuth1Signature.encode(e.getKey()) + "=" + OAuth1Signature.encode(e.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return send(request);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(simulator.url() + path));
  }

  Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
      response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
      String type = headers.getOrDefault("Content-Type", "");
      JsonNode json =
          type.matches("application/(problem\\+)?json.*") && !response.body().isEmpty()
              ? MAPPER.readTree(response.body())
              : MAPPER.missingNode();
      return new Reply(response.statusCode(), json, headers, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What an OAuth 1.0a signature is made of; tests change one thing at a time. */
  record Signing(Instant at, String nonce, String consumerSecret, String tokenSecret) {

    static Signing sound(SandboxAccount account, Instant at) {
      return new Signing(
          at,
          "nonce" + NONCES.incrementAndGet(),
          account.consumerSecret(),
          account.accessTokenSecret());
    }
  }

  String oauth1(SandboxAccount account, String method, String pathAndQuery) {
    return oauth1(
        account, method, pathAndQuery, Signing.sound(account, simulator.clock().instant()));
  }

  String oauth1(SandboxAccount account, String method, String pathAndQuery, Signing signing) {
    URI uri = URI.create(simulator.url() + pathAndQuery);
    var header = new TreeMap<String, String>();
    header.put("oauth_consumer_key", account.consumerKey());
    header.put("oauth_nonce", signing.nonce());
    header.put("oauth_signature_method", "HMAC-SHA1");
    header.put("oauth_timestamp", Long.toString(signing.at().getEpochSecond()));
    header.put("oauth_token", account.accessToken());
    header.put("oauth_version", "1.0");
    var params = new ArrayList<Param>();
    header.forEach((name, value) -> params.add(new Param(name, value)));
    if (uri.getRawQuery() != null) {
      params.addAll(Param.parse(uri.getRawQuery()));
    }
    String url = uri.toString().replaceFirst("\\?.*", "");
    var signed = new OAuth1Signature.Signed(method, url, params);
    header.put(
        "oauth_signature",
        OAuth1Signature.of(signed, signing.consumerSecret(), signing.tokenSecret()));
    return header.entrySet().stream()
        .map(e -> e.getKey() + "=\"" + OAuth1Signature.encode(e.getValue()) + "\"")
        .collect(Collectors.joining(", ", "OAuth ", ""));
  }

  @Override
  public void close() {
    http.close();
  }
}
