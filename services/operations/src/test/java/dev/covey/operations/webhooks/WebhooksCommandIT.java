/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.covey.chassis.cli.CommandFailures;
import dev.covey.chassis.cli.Session;
import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.config.Settings;
import dev.covey.model.database.Database;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.testing.fixtures.MigratedDatabase;
import dev.covey.testing.fixtures.SelectTexts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(MigratedDatabase.class)
class WebhooksCommandIT {
  private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{43}=");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> environment = new HashMap<>();
  @TempDir private Path folder;
  private Database database;
  private Session session;

  @BeforeEach
  void open(Database database) throws SQLException {
    this.database = database;
    DatabaseAccess access = database.access();
    environment.put("COVEY_HOME", folder.toString());
    environment.put("COVEY_DATABASE_URL", access.url());
    environment.put("COVEY_DATABASE_USER", access.user());
    environment.put("COVEY_DATABASE_PASSWORD", access.password());
    environment.put("COVEY_DATABASE_SCHEMA", access.schema());
    session = new Session(() -> CoveyConfig.from(Settings.load(environment, folder)));
    execute(
        """
        insert into profile (username, x_user_id, full_name, verified, status, track_from, added_at,
          looked_at)
        values ('ada', 815, 'Ada', 'none', 'active', now(), now(), now())
        """);
  }

  @AfterEach
  void close() {
    session.close();
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine root = new CommandLine(CommandLine.Model.CommandSpec.create());
    root.addSubcommand(WebhooksCommand.tree(session));
    root.setExecutionExceptionHandler(new CommandFailures());
    root.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] all = new String[arguments.length + 1];
    all[0] = "webhooks";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return root.execute(all);
  }

  private String add(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "add";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    assertThat(run(all)).as(err.toString()).isZero();
    return out.toString();
  }

  @Test
  void add_showsTheSecretOnceAndStoresItSealed() throws Exception {
    String said = add("https://example.org/hook");
    var found = SECRET.matcher(said);
    assertThat(found.find()).isTrue();
    String secret = found.group();
    assertThat(said)
        .contains("webhook 1 added for https://example.org/hook")
        .contains("sealed with " + folder.resolve("key"));
    assertThat(texts("select encode(secret, 'escape') from webhook"))
        .noneMatch(sealed -> sealed.contains(secret) || sealed.contains("whsec"));

    assertThat(run("list")).isZero();
    assertThat(out.toString()).doesNotContain("whsec");
    assertThat(run("list", "--json")).isZero();
    assertThat(out.toString()).doesNotContain("whsec").doesNotContain("secret");
  }

  @Test
  void add_keepsWhatIsWanted() throws Exception {
    add("https://example.org/1", "--event", "TweetDeleted", "--event", "TweetReappeared");
    add("https://example.org/2", "--profile", "@ADA");
    JsonNode json =
        JsonMapper.shared()
            .readTree(
                add("https://example.org/3", "--event", "TweetDetected,ProfileChanged", "--json"));
    assertThat(json.get("id").asString()).isEqualTo("3");
    assertThat(json.get("url").asString()).isEqualTo("https://example.org/3");
    assertThat(json.get("secret").asString()).matches(SECRET);

    assertThat(run("list")).isZero();
    assertThat(out.toString())
        .containsPattern(
            "1 +active +TweetDeleted,TweetReappeared +all +- +https://example.org/1 +-")
        .containsPattern("2 +active +all +@ada +- +https://example.org/2 +-");
    assertThat(run("list", "--json")).isZero();
    JsonNode list = JsonMapper.shared().readTree(out.toString());
    assertThat(list.get(2).get("events").toString())
        .isEqualTo("[\"TweetDetected\",\"ProfileChanged\"]");
    assertThat(list.get(1).get("profile").asString()).isEqualTo("ada");
    assertThat(list.get(0).get("state").asString()).isEqualTo("active");
    assertThat(list.get(0).get("id").asString()).isEqualTo("1");
  }

  /** As everywhere else. */
  @Test
  void profile_isFoundByItsIdOnX() throws Exception {
    add("https://example.org/", "--profile", "815");
    assertThat(texts("select username from webhook join profile on profile.id = profile_id"))
        .containsExactly("ada");
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://example.org/,--json,URL must be an address such as https://example.org/covey",
    "http://127.0.0.1/,--json,URL leads to 127.0.0.1",
    "http://localhost:80/,--json,COVEY_WEBHOOKS_PRIVATE_ADDRESSES=allowed",
    "https://example.org/,--event=TweetEaten,there is no event 'TweetEaten'; there are TweetDetected",
    "https://example.org/,--event=Ping,there is no event 'Ping'",
    "https://example.org/,--profile=nobody,no profile @nobody is stored"
  })
  void add_refusesWhatWillNotDo(String url, String option, String why) throws Exception {
    assertThat(run("add", url, option)).isEqualTo(2);
    assertThat(err.toString()).contains(why).doesNotContain("Exception");
    assertThat(texts("select id from webhook")).isEmpty();
    assertThat(folder.resolve("key")).doesNotExist();
  }

  @Test
  void add_makesNoSecondKey() throws Exception {
    add("https://example.org/1");
    Files.delete(folder.resolve("key"));

    assertThat(run("add", "https://example.org/2")).isEqualTo(1);
    assertThat(err.toString())
        .contains("there is no key file at " + folder.resolve("key"))
        .doesNotContain("Exception");
    assertThat(folder.resolve("key")).doesNotExist();
    assertThat(run("test", "1")).isEqualTo(1);
    assertThat(err.toString()).contains("there is no key file at ");
  }

  @ParameterizedTest
  @CsvSource({"remove", "pause", "resume", "test"})
  void webhookThatIsNone_isSaidToBe(String verb) {
    assertThat(run(verb, "5")).isEqualTo(2);
    assertThat(err.toString())
        .contains("there is no webhook 5; covey webhooks list names them")
        .doesNotContain("Exception");
    assertThat(run(verb, "five")).isEqualTo(2);
    assertThat(run(verb)).isEqualTo(2);
  }

  @Test
  void remove_endsAWebhook() throws Exception {
    add("https://example.org/1");
    assertThat(run("remove", "1")).isZero();
    assertThat(texts("select id from webhook")).isEmpty();
    assertThat(run("list")).isZero();
    assertThat(out.toString()).contains("no webhooks yet; add one: covey webhooks add URL");
  }

  @Test
  void pauseAndResume_sayWhatBecomesOfDeliveries() throws Exception {
    add("https://example.org/1");
    assertThat(run("pause", "1")).isZero();
    assertThat(out.toString()).contains("webhook 1 is paused; what happens meanwhile is not told");
    assertThat(run("list")).isZero();
    assertThat(out.toString()).containsPattern("1 +paused .* paused by a person");
    execute(
        """
        insert into job (id, type, state, body, unique_key, created_at, run_at)
        values (gen_random_uuid(), 'Webhook', 'waiting', '{}', 'webhook:1:x', now(), '2099-01-01')
        """);

    assertThat(run("resume", "1")).isZero();
    assertThat(out.toString()).contains("webhook 1 is active; 1 deliveries that waited go on");
    assertThat(texts("select run_at <= now() from job")).containsExactly("t");
    assertThat(texts("select id from webhook where paused_at is null")).hasSize(1);
  }

  @Test
  void wordsOfAReceiver_areShownWithoutTheirPower() throws Exception {
    add("https://example.org/1");
    execute(
        "update webhook set paused_at = now(), paused_reason = e'example.org answered 410: \\x1b[2J'");
    assertThat(run("list")).isZero();
    assertThat(out.toString()).contains("410: \\u001b[2J").doesNotContain("\u001b");

    execute(
        """
        update webhook set paused_at = null, paused_reason = null, rests_until = '2026-11-20 08:00Z',
          last_failure = e'\\x1b[31mno'
        """);
    assertThat(run("list")).isZero();
    assertThat(out.toString())
        .contains("rests until 2026-11-20T08:00:00Z: \\u001b[31mno")
        .doesNotContain("\u001b");
  }

  @Test
  void test_sendsASignedPingAndSaysWhatCameBack() throws Exception {
    List<Headers> headers = new CopyOnWriteArrayList<>();
    List<String> bodies = new CopyOnWriteArrayList<>();
    HttpServer server = receiver(headers, bodies);
    try {
      environment.put("COVEY_WEBHOOKS_PRIVATE_ADDRESSES", "allowed");
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      var secret = SECRET.matcher(add(url + "/204"));
      assertThat(secret.find()).isTrue();
      assertThat(run("test", "1")).isZero();
      assertThat(out.toString()).containsPattern("webhook 1 answered 204, after \\d+ ms");

      JsonNode ping = JsonMapper.shared().readTree(bodies.getFirst());
      assertThat(ping.get("type").asString()).isEqualTo("Ping");
      assertThat(ping.at("/payload/webhookId").asLong()).isEqualTo(1);
      Headers sent = headers.getFirst();
      assertThat(ping.get("id").asString()).isEqualTo(sent.getFirst("webhook-id"));
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getDecoder().decode(secret.group().substring(6));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      String signed =
          sent.getFirst("webhook-id")
              + "."
              + sent.getFirst("webhook-timestamp")
              + "."
              + bodies.getFirst();
      assertThat(sent.getFirst("webhook-signature"))
          .isEqualTo(
              "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8))));

      add(url + "/500");
      assertThat(run("test", "2")).isEqualTo(1);
      assertThat(out.toString())
          .contains("127.0.0.1 answered 500: \\u001b[2Jno, after ")
          .doesNotContain("\u001b");
      assertThat(texts("select failures from webhook")).as("it changes nothing").containsOnly("0");
    } finally {
      server.stop(0);
    }
  }

  /** Answers with the status that its path names. */
  private static HttpServer receiver(List<Headers> headers, List<String> bodies)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            headers.add(exchange.getRequestHeaders());
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            int status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            byte[] body = "\u001b[2Jno\nmore".getBytes(UTF_8);
            exchange.sendResponseHeaders(status, status == 204 ? -1 : body.length);
            if (status != 204) {
              exchange.getResponseBody().write(body);
            }
          }
        });
    server.start();
    return server;
  }

  private void execute(String sql) throws SQLException {
    database.inTransaction(tx -> {
      try (var statement = tx.connection().prepareStatement(sql)) {
        return statement.executeUpdate();
      }
    });
  }

  private List<String> texts(String sql) throws SQLException {
    return SelectTexts.of(database, sql);
  }
}
