/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway;

import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.config.Settings;
import dev.covey.chassis.health.HealthChecks;
import dev.covey.chassis.metrics.FleetMetrics;
import dev.covey.chassis.service.ServiceContext;
import dev.covey.gateway.http.Route;
import dev.covey.model.access.InsertToken;
import dev.covey.model.access.Role;
import dev.covey.model.access.TokenSecret;
import dev.covey.model.database.Database;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.model.source.TweetIds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway on a free port over a test's database, and a client with a token of each role. */
final class GatewayRig implements AutoCloseable {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  final Database database;
  private final FleetMetrics metrics = new FleetMetrics();
  private final ServiceContext context;
  private final Gateway gateway;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Role, String> tokens = new HashMap<>();
  private int port;

  private GatewayRig(Database database, Map<String, String> settings) {
    this.database = database;
    this.context = context(database.access(), settings, metrics);
    this.gateway = new Gateway(context);
  }

  static GatewayRig start(Database database, String... settings) throws Exception {
    Map<String, String> more = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      more.put(settings[i], settings[i + 1]);
    }
    GatewayRig rig = new GatewayRig(database, more);
    for (Role role : Role.values()) {
      rig.tokens.put(role, rig.newToken(role));
    }
    rig.gateway.start();
    rig.port = rig.gateway.url().getPort();
    return rig;
  }

  static ServiceContext context(
      DatabaseAccess access, Map<String, String> settings, FleetMetrics metrics) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("COVEY_HOME", "target/home");
    environment.put("COVEY_DATABASE_URL", access.url());
    environment.put("COVEY_DATABASE_USER", access.user());
    environment.put("COVEY_DATABASE_PASSWORD", access.password());
    environment.put("COVEY_DATABASE_SCHEMA", access.schema());
    environment.putIfAbsent("COVEY_GATEWAY_PORT", "0");
    environment.put("COVEY_CLOCK_START", "2026-03-01T00:00:00Z");
    environment.put("COVEY_GRACE_PERIOD", "10s");
    return ServiceContext.open(
        Gateway.NAME,
        List.of(),
        CoveyConfig.from(Settings.load(environment, Path.of("target"))),
        metrics,
        new HealthChecks());
  }

  String newToken(Role role) throws SQLException {
    TokenSecret secret = TokenSecret.random();
    database.inTransaction(tx -> InsertToken.of(tx, role.text(), role, secret, null));
    return secret.reveal();
  }

  String token(Role role) {
    return tokens.getOrDefault(role, "");
  }

  /** Known also once it has stopped. */
  int port() {
    return port;
  }

  List<Route> routes() {
    return gateway.routes();
  }

  String scraped() {
    return metrics.scrape();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path, token(Role.VIEWER));
  }

  /** The answer, which has to be a good one. */
  JsonNode json(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return JsonMapper.shared().readTree(answer.body());
  }

  HttpResponse<String> send(String method, String path, @Nullable String token)
      throws IOException, InterruptedException {
    return send(
        method,
        path,
        token == null ? new String[0] : new String[] {"Authorization", "Bearer " + token});
  }

  HttpResponse<String> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(60))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, Role role, String json)
      throws IOException, InterruptedException {
    return post(path, role, "application/json", json);
  }

  HttpResponse<String> post(String path, Role role, String contentType, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(60))
            .headers("Authorization", "Bearer " + token(role), "Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  /** Sends a file as a form does. */
  HttpResponse<String> upload(String path, Role role, String part, String file, String text)
      throws IOException, InterruptedException {
    String boundary = "----covey";
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
            .formatted(boundary, part, file);
    String body = head + "Content-Type: text/csv\r\n\r\n" + text + "\r\n--" + boundary + "--\r\n";
    return post(path, role, "multipart/form-data; boundary=" + boundary, body);
  }

  void execute(String sql) throws SQLException {
    database.inTransaction(tx -> {
      try (var statement = tx.connection().createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  String text(String sql) throws SQLException {
    return database.inTransaction(tx -> {
      try (var statement = tx.connection().createStatement();
          var row = statement.executeQuery(sql)) {
        row.next();
        return row.getString(1);
      }
    });
  }

  void profile(long id, String username) throws SQLException {
    execute(
        """
        insert into profile (id, username, full_name, x_user_id, verified, status, track_from,
          added_at, looked_at)
        overriding system value
        values (%1$d, '%2$s', 'Name of %2$s', 1000 + %1$d, 'none', 'active',
          '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z')\
        """
            .formatted(id, username));
  }

  /** As X makes it, from the time. */
  static long id(int minute) {
    return TweetIds.firstAt(START.plus(Duration.ofMinutes(minute))).orElseThrow();
  }

  void tweet(long profile, int minute, String text) throws SQLException {
    database.inTransaction(tx -> {
      try (var statement =
          tx.connection()
              .prepareStatement(
                  """
                  insert into tweet (id, profile_id, author, created_at, text, reply_to, media,
                    edited, source, first_seen_at, changed_at)
                  select ?, ?, username, ?::timestamptz, ?, '{}', '[]', false, 'nitter',
                    '2026-02-01T00:00:00Z', '2026-02-01T00:00:00Z' from profile where id = ?\
                  """)) {
        statement.setLong(1, id(minute));
        statement.setLong(2, profile);
        statement.setString(3, START.plus(Duration.ofMinutes(minute)).toString());
        statement.setString(4, text);
        statement.setLong(5, profile);
        return statement.executeUpdate();
      }
    });
  }

  /** Gone since that many days after the start, and back again where {@code backDay} is above 0. */
  void gone(int minute, int goneDay, int backDay) throws SQLException {
    execute(
        """
        insert into review (tweet_id, profile_id, created_at, verdict, since, there_at, due_at,
          gone_at, back_at)
        select id, profile_id, created_at, '%2$s', now(), created_at, now(),
          '2026-01-01T00:00:00Z'::timestamptz + interval '%3$d days',
          case when %4$d > 0
            then '2026-01-01T00:00:00Z'::timestamptz + interval '%4$d days' end
        from tweet where id = %1$d\
        """
            .formatted(id(minute), backDay > 0 ? "visible" : "gone", goneDay, backDay));
  }

  @Override
  public void close() {
    gateway.stop();
    client.close();
    context.close();
    metrics.close();
  }
}
