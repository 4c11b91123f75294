/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.covey.gateway.http.Route;
import dev.covey.model.access.Role;
import dev.covey.model.database.Database;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API says what the API does. */
@ExtendWith(MigratedDatabase.class)
class OpenApiIT {
  /** A body for each route that needs one. */
  private static final Map<String, String> BODIES =
      Map.of(
          "/actions/{id}/settle", "{\"done\":true}",
          "/actions/bulk", "{\"verb\":\"cancel\",\"filter\":{}}",
          "/actions/pause", "{\"kind\":\"like\",\"why\":\"x\"}",
          "/actions/resume", "{\"kind\":\"like\"}",
          "/accounts/{no}/pause", "{\"why\":\"x\"}");

  /** Where an action has to stand for a route to say yes. */
  private static final Map<String, String> STANDING =
      Map.of(
          "/actions/{id}/retry", "failed",
          "/actions/{id}/cancel", "held",
          "/actions/{id}/hold", "pending",
          "/actions/{id}/release", "held",
          "/actions/{id}/settle", "unknown");

  /** What an operation's number is more than that of an action. */
  private static final long OPERATION = 1_000_000;

  private GatewayRig rig;
  private FleetRows rows;
  private JsonNode document;

  @BeforeEach
  void start(Database database) throws Exception {
    rig = GatewayRig.start(database);
    rows = new FleetRows(rig);
    rows.account("one");
    rows.file("spring");
    rig.profile(7, "ada");
    rig.tweet(7, 1, "one");
    rig.gone(1, 3, 0);
    document = rig.json("/openapi.json");
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void everyRoute_isDescribedAndNothingElse() {
    Set<String> described = new HashSet<>();
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .propertyNames()
                .forEach(method ->
                    described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

    assertThat(described)
        .isEqualTo(
            rig.routes().stream()
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toSet()));
    assertThat(rig.routes())
        .allSatisfy(route -> assertThat(route.contract().summary()).isNotBlank())
        .allSatisfy(route -> assertThat(route.contract().replies()).isNotEmpty());
  }

  @Test
  void operations_haveNamesOfTheirOwnAndSayWhoMay() {
    List<JsonNode> operations =
        document.get("paths").values().stream().flatMap(path -> path.values().stream()).toList();

    assertThat(operations.stream().map(each -> each.get("operationId").asString()))
        .doesNotHaveDuplicates()
        .contains("getActionsList", "postActionsByIdRetry", "getProfilesByNameDeletedAtom");
    assertThat(operations.stream().map(each -> each.get("x-least-role").asString()))
        .contains("viewer", "operator", "approver", "admin");
  }

  /** Each is asked for what it can do, and the answer held against what the description says. */
  @Test
  void everyRoute_answersAsItIsDescribed() throws Exception {
    for (Route route : inOrder()) {
      HttpResponse<String> answer = ask(route);
      String status = Integer.toString(answer.statusCode());
      JsonNode reply =
          document
              .get("paths")
              .get(route.path())
              .get(route.method().toLowerCase(Locale.ROOT))
              .get("responses")
              .get(status);

      assertThat(reply).as(route.path() + ": " + status + " " + answer.body()).isNotNull();
      String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
      assertThat(reply.get("content").has(type)).as(route.path() + " " + type).isTrue();
      if (type.equals("application/json")) {
        assertThat(problems(reply.get("content").get(type).get("schema"), answer.body()))
            .as(route.path())
            .isEmpty();
      }
    }
  }

  /** Pauses before their ends, and removal last. */
  private List<Route> inOrder() {
    return rig.routes().stream()
        .sorted((a, b) -> Boolean.compare(a.method().equals("DELETE"), b.method().equals("DELETE")))
        .toList();
  }

  private HttpResponse<String> ask(Route route) throws Exception {
    long id = rows.action("one", "like", STANDING.getOrDefault(route.path(), "pending"));
    rig.execute(
        """
        insert into action_operation (id, verb, filter, asked_by, asked_at, upto)
        overriding system value values (%d, 'hold', '{}', 'x', now(), 0)\
        """
            .formatted(id + OPERATION));
    String path =
        route
                .path()
                .replace("{name}", "ada")
                .replace("{no}", "one")
                .replace("{id}", Long.toString(number(route, id)))
            + (route.path().endsWith("/export") ? "?format=csv" : "");
    String filePart = route.contract().filePart();
    if (filePart != null) {
      return rig.upload(
          path, route.least(), filePart, "a.csv", "account_no,task_type,source_tweet\none,rt,77\n");
    }
    return route.method().equals("POST")
        ? rig.post(path, route.least(), BODIES.getOrDefault(route.path(), "{}"))
        : rig.send(route.method(), path, rig.token(route.least()));
  }

  private static long number(Route route, long action) {
    if (route.path().startsWith("/tweets")) {
      return GatewayRig.id(1);
    }
    return route.path().startsWith("/actions/operations") ? action + OPERATION : action;
  }

  private List<String> problems(JsonNode schema, String answer) {
    ObjectNode whole = JsonMapper.shared().createObjectNode();
    whole.setAll((ObjectNode) schema);
    whole.set("components", document.get("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(whole.toString(), InputFormat.JSON)
        .validate(answer, InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void bodies_takeWhatTheyAreSaidToTake() {
    BODIES.forEach((path, body) ->
        assertThat(
                problems(
                    document
                        .get("paths")
                        .get(path)
                        .get("post")
                        .get("requestBody")
                        .get("content")
                        .get("application/json")
                        .get("schema"),
                    body))
            .as(path)
            .isEmpty());
    assertThat(document.get("components").get("schemas").get("Settling").get("required"))
        .hasToString("[\"done\"]");
  }

  @Test
  void readers_mayReadIt() throws Exception {
    assertThat(rig.send("GET", "/openapi.json").statusCode()).isEqualTo(401);
    assertThat(rig.send("GET", "/openapi.json", rig.token(Role.VIEWER)).statusCode())
        .isEqualTo(200);
  }
}
