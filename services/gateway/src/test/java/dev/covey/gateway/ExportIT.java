/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.covey.model.access.Role;
import dev.covey.model.database.Database;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.testing.ForkedJvm;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(MigratedDatabase.class)
@Timeout(120)
class ExportIT {
  private static final String EXPORT = "/profiles/ada/export?format=";
  private GatewayRig rig;

  @BeforeEach
  void start(Database database) throws Exception {
    rig = GatewayRig.start(database);
    rig.profile(7, "ada");
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private void many(int count, int length) throws Exception {
    rig.execute(
        """
        insert into tweet (id, profile_id, author, created_at, text, reply_to, media, edited,
          source, first_seen_at, changed_at)
        select %d + n, 7, 'ada', '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 second',
          repeat('word ', %d), '{}', '[]', false, 'nitter', now(), now()
        from generate_series(1, %d) as n\
        """
            .formatted(GatewayRig.id(0), length / 5, count));
  }

  @Test
  void csv_holdsEverythingAndNoLiveFormula() throws Exception {
    rig.tweet(7, 1, "=cmd|' /C calc'!A0");
    rig.tweet(7, 2, "two\nlines, \"quoted\"");
    rig.gone(2, 3, 0);

    HttpResponse<String> answer = rig.get(EXPORT + "csv");

    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"ada.csv\"");
    assertThat(answer.body())
        .startsWith("id,author,created_at,text,")
        .contains("'=cmd|' /C calc'!A0", "\"two\nlines, \"\"quoted\"\"\"", ",gone");
    assertThat(rig.get(EXPORT + "csv&verdict=gone").body()).doesNotContain("calc");
  }

  /** More than a page, and with tweets of the same moment on both sides of its end. */
  @Test
  void jsonl_holdsEachTweetOnce() throws Exception {
    many(2_345, 10);
    rig.execute("update tweet set created_at = '2026-01-01T00:00:00Z' where id % 3 > 0");

    List<String> ids =
        rig.get(EXPORT + "jsonl")
            .body()
            .lines()
            .map(line -> JsonMapper.shared().readTree(line).get("id").asString())
            .toList();

    assertThat(ids).hasSize(2_345).doesNotHaveDuplicates();
  }

  @Test
  void emptyProfile_givesAnEmptyFile() throws Exception {
    assertThat(rig.get(EXPORT + "jsonl").body()).isEmpty();
    assertThat(rig.get(EXPORT + "csv").body()).startsWith("id,author").hasLineCount(1);
  }

  /** 80 MB out of a heap of 40 MB. */
  @Test
  void length_costsNoMemory() throws Exception {
    many(8_000, 10_000);
    DatabaseAccess access = rig.database.access();
    try (ForkedJvm small =
        ForkedJvm.start(
            List.of("-Xmx40m"),
            SmallGatewayMain.class,
            access.url(),
            access.user(),
            access.password(),
            access.schema())) {
      String line = small.awaitLine("listening at", Duration.ofSeconds(60));
      int port = Integer.parseInt(line.replaceAll(".*:(\\d+)$", "$1"));

      long lines = 0;
      long characters = 0;
      try (Socket socket = ask(port, EXPORT + "jsonl");
          BufferedReader in = reader(socket)) {
        for (String read = in.readLine(); read != null; read = in.readLine()) {
          characters += read.length();
          lines += read.startsWith("{\"id\"") ? 1 : 0;
        }
      }
      assertThat(lines).as(small.output().toString()).isEqualTo(8_000);
      assertThat(characters).isGreaterThan(80_000_000);
      assertThat(small.isAlive()).isTrue();
    }
  }

  /** Its end must not pass for the end of the file. */
  @Test
  void failureInTheMiddle_cutsTheAnswerOff() throws Exception {
    many(6_000, 10_000);
    try (Socket socket = ask(rig.port(), EXPORT + "jsonl")) {
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      rig.execute("alter table tweet rename to hidden");

      String rest = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(rest).doesNotEndWith("\r\n0\r\n\r\n").hasSizeLessThan(55_000_000);
    }
    rig.execute("alter table hidden rename to tweet");
  }

  /** A client that stops reading holds no connection of the database, and no transaction. */
  @Test
  void slowClient_costsTheDatabaseNothing() throws Exception {
    many(6_000, 10_000);
    try (Socket _ = ask(rig.port(), EXPORT + "jsonl")) {
      await()
          .during(Duration.ofMillis(500))
          .until(() ->
              rig.text(
                      """
                      select count(*) from pg_stat_activity
                      where application_name = 'gateway-readers' and datname = current_database()
                        and state <> 'idle'\
                      """)
                  .equals("0"));
    }
  }

  @Test
  void clientThatGoesAway_isNoFailure() throws Exception {
    many(6_000, 10_000);
    ask(rig.port(), EXPORT + "jsonl").close();

    await()
        .untilAsserted(() ->
            assertThat(rig.scraped())
                .contains(
                    "covey_web_requests_total{route=\"GET /profiles/{name}/export\",status=\"499\"}"));
    assertThatThrownBy(() -> rig.json("/profiles/nobody")).hasMessageContaining("404");
  }

  private Socket ask(int port, String path) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(60_000);
    socket
        .getOutputStream()
        .write(
            "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(path, rig.token(Role.VIEWER))
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }
}
