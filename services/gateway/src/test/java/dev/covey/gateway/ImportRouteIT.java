/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.access.Role;
import dev.covey.model.database.Database;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of actions over HTTP. */
@ExtendWith(MigratedDatabase.class)
class ImportRouteIT {
  private static final String HEADER = "account_no,task_type,source_tweet,text_content,media\n";
  private static final String GOOD =
      HEADER + "anna,like,https://x.com/a/status/20,,\nanna,post,,Good morning,\n";

  private GatewayRig rig;

  @BeforeEach
  void start(Database database) throws Exception {
    rig = GatewayRig.start(database, "COVEY_X_BASE_URL", "http://127.0.0.1:9");
    rig.execute(
        "insert into account (account_no, credentials, created_at, updated_at)"
            + " values ('anna', '\\x01', now(), now())");
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private HttpResponse<String> send(String path, Role role, String part, String file, String text)
      throws Exception {
    return rig.upload(path, role, part, file, text);
  }

  private HttpResponse<String> send(String query, String text) throws Exception {
    return send("/actions/import" + query, Role.OPERATOR, "file", "monday.csv", text);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private String actions() throws Exception {
    return rig.text("select count(*) from action");
  }

  @Test
  void goodFile_isQueuedOnceAndAudited() throws Exception {
    HttpResponse<String> answer = send("?campaign=spring", GOOD);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).get("outcome").asString()).isEqualTo("imported");
    assertThat(json(answer).get("dollars").asDouble()).isEqualTo(0.03);
    assertThat(json(answer).get("dollarsPerDay").isNull()).isTrue();
    assertThat(actions()).isEqualTo("2");
    assertThat(rig.text("select campaign || ' ' || name from action_import"))
        .isEqualTo("spring monday.csv");
    assertThat(rig.text("select what || ' ' || subject from audit where what = 'actions.import'"))
        .isEqualTo("actions.import monday.csv");
    assertThat(json(send("", GOOD)).get("outcome").asString()).isEqualTo("already-imported");
    assertThat(actions()).isEqualTo("2");
  }

  @Test
  void wrongRows_areReportedAndNothingIsKept() throws Exception {
    HttpResponse<String> answer = send("", GOOD + "bob,like,20,,\nanna,lke,21,,\n");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).get("problems").size()).isEqualTo(2);
    assertThat(json(answer).get("problems").get(0).get("line").asInt()).isEqualTo(4);
    assertThat(actions()).isEqualTo("0");
    assertThat(send("?skip_invalid=true", GOOD + "bob,like,20,,\n").statusCode()).isEqualTo(200);
    assertThat(actions()).isEqualTo("2");
  }

  @Test
  void dryRun_keepsNothing() throws Exception {
    assertThat(json(send("?dry_run=true", GOOD)).get("outcome").asString()).isEqualTo("checked");
    assertThat(actions()).isEqualTo("0");
  }

  @Test
  void unreadableFiles_areSaidSo() throws Exception {
    for (String text : new String[] {"", "acount_no,x\n", HEADER, "\u0000\u0001\u0002"}) {
      HttpResponse<String> answer = send("", text);
      assertThat(answer.statusCode()).as("%s: %s", text, answer.body()).isIn(400, 422);
    }
    assertThat(send("?tz=Mars/One", GOOD).statusCode()).isEqualTo(400);
    assertThat(send("?start_at=soon", GOOD).statusCode()).isEqualTo(400);
    assertThat(send("?dryrun=true", GOOD).statusCode()).isEqualTo(400);
    assertThat(send("/actions/import", Role.OPERATOR, "csv", "a.csv", GOOD).statusCode())
        .isEqualTo(400);
    assertThat(rig.post("/actions/import", Role.OPERATOR, "text/csv", GOOD).body())
        .contains("multipart/form-data");
    assertThat(rig.post("/actions/import", Role.OPERATOR, "multipart/form-data", GOOD).statusCode())
        .isEqualTo(400);
  }

  @Test
  void viewer_mayNot() throws Exception {
    assertThat(send("/actions/import", Role.VIEWER, "file", "a.csv", GOOD).statusCode())
        .isEqualTo(403);
  }

  @Test
  void pathInTheName_isLeftOut() throws Exception {
    assertThat(send("/actions/import", Role.OPERATOR, "file", "../../etc/p.csv", GOOD).statusCode())
        .isEqualTo(200);
    assertThat(rig.text("select name from action_import")).isEqualTo("p.csv");
  }

  @Test
  void twoGigabytes_areRefusedBeforeTheyAreSent() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.port())) {
      String head =
          "POST /actions/import HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + rig.token(Role.OPERATOR)
              + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: "
              + (2L << 30)
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      String line = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
      assertThat(line).isEqualTo("HTTP/1.1 413");
    }
  }
}
