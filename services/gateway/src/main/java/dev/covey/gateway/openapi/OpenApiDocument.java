/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.openapi;

import dev.covey.gateway.http.Contract;
import dev.covey.gateway.http.Parameter;
import dev.covey.gateway.http.Route;
import dev.covey.gateway.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the description of the API, as OpenAPI 3.1 has it, from the routes themselves. */
public final class OpenApiDocument {
  private static final String DESCRIPTION = "description";
  private static final String SCHEMA = "schema";
  private static final Pattern VARIES = Pattern.compile("\\{(\\w+)}");
  private static final Map<String, String> PARTS =
      Map.of(
          "name", "a name on X in any case, or the numeric id there",
          "no", "what the account is called here",
          "id", "a number");

  /** The same order in every process, so that two descriptions can be compared. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final RecordSchemas schemas = new RecordSchemas();
  private final List<Route> routes;

  private OpenApiDocument(List<Route> routes) {
    this.routes = routes;
  }

  public static String of(List<Route> routes) {
    return MAPPER.writeValueAsString(new OpenApiDocument(routes).write());
  }

  private Map<String, Object> write() {
    Map<String, Map<String, Object>> paths = new TreeMap<>();
    for (Route route : routes) {
      paths
          .computeIfAbsent(route.path(), _ -> new LinkedHashMap<>())
          .put(route.method().toLowerCase(Locale.ROOT), operation(route));
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("openapi", "3.1.0");
    all.put(
        "info",
        Map.of(
            "title",
            "Covey",
            "version",
            "1",
            DESCRIPTION,
            "What the fleet keeps of profiles, and what its accounts do. Each operation says the"
                + " least role that it needs as x-least-role."));
    all.put("security", List.of(Map.of("bearer", List.of()), Map.of("basic", List.of())));
    all.put("paths", paths);
    all.put("components", components());
    return all;
  }

  private Map<String, Object> components() {
    Map<String, Object> components = new LinkedHashMap<>();
    components.put(
        "securitySchemes",
        Map.of(
            "bearer", Map.of("type", "http", "scheme", "bearer"),
            "basic",
                Map.of(
                    "type",
                    "http",
                    "scheme",
                    "basic",
                    DESCRIPTION,
                    "the token as the password, and any user")));
    components.put(
        "responses",
        Map.of(
            "problem",
            Map.of(
                DESCRIPTION,
                "What is wrong, and what to do.",
                "content",
                Map.of(
                    Problem.CONTENT_TYPE,
                    Map.of(SCHEMA, Map.of("$ref", "#/components/schemas/Problem"))))));
    Map<String, Object> named = new TreeMap<>(schemas.named());
    named.put("Problem", problem());
    components.put("schemas", named);
    return components;
  }

  private static Map<String, Object> problem() {
    Map<String, Object> text = Map.of("type", "string");
    return Map.of(
        "type",
        "object",
        "properties",
        Map.of(
            "type", text,
            "title", text,
            "status", Map.of("type", "integer"),
            "detail", text,
            "parameter", text,
            "suggestion", text),
        "required",
        List.of("type", "title", "status", "detail"));
  }

  private Map<String, Object> operation(Route route) {
    Contract contract = route.contract();
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", operationId(route));
    operation.put("summary", contract.summary());
    operation.put("x-least-role", route.least().text());
    List<Object> parameters = new ArrayList<>();
    Matcher parts = VARIES.matcher(route.path());
    while (parts.find()) {
      String name = parts.group(1);
      parameters.add(
          parameter(
              name,
              "path",
              Objects.requireNonNull(PARTS.get(name), name),
              Map.of("type", "string")));
    }
    for (Parameter parameter : route.parameters()) {
      parameters.add(parameter(parameter.name(), "query", parameter.text(), parameter.schema()));
    }
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    Class<?> body = contract.body();
    if (body != null) {
      operation.put(
          "requestBody",
          Map.of("content", Map.of("application/json", Map.of(SCHEMA, schemas.ofBody(body)))));
    }
    String filePart = contract.filePart();
    if (filePart != null) {
      operation.put(
          "requestBody", Map.of("content", Map.of("multipart/form-data", file(filePart))));
    }
    operation.put("responses", responses(contract));
    return operation;
  }

  private static Map<String, Object> file(String part) {
    return Map.of(
        SCHEMA,
        Map.of(
            "type",
            "object",
            "properties",
            Map.of(part, Map.of("type", "string", "contentMediaType", "text/csv")),
            "required",
            List.of(part)));
  }

  private Map<String, Object> responses(Contract contract) {
    Map<String, Map<String, Object>> contents = new TreeMap<>();
    for (Contract.Reply reply : contract.replies()) {
      Class<?> type = reply.type();
      contents
          .computeIfAbsent(Integer.toString(reply.status()), _ -> new TreeMap<>())
          .put(
              reply.contentType(),
              Map.of(SCHEMA, type == null ? unnamed(reply) : schemas.ofAnswer(type)));
    }
    Map<String, Object> responses = new LinkedHashMap<>();
    contents.forEach((status, content) ->
        responses.put(
            status,
            Map.of(
                DESCRIPTION,
                status.equals("202") ? "It is noted, and done in the background." : "Done.",
                "content",
                content)));
    responses.put("default", Map.of("$ref", "#/components/responses/problem"));
    return responses;
  }

  private static Map<String, Object> unnamed(Contract.Reply reply) {
    return Map.of("type", reply.contentType().endsWith("json") ? "object" : "string");
  }

  private static Map<String, Object> parameter(
      String name, String in, String text, Map<String, Object> schema) {
    Map<String, Object> parameter = new LinkedHashMap<>();
    parameter.put("name", name);
    parameter.put("in", in);
    parameter.put(DESCRIPTION, text);
    if (in.equals("path")) {
      parameter.put("required", true);
    }
    parameter.put(SCHEMA, schema);
    return parameter;
  }

  /** As generators of clients name their methods: {@code getActionsStatusById}. */
  private static String operationId(Route route) {
    StringBuilder id = new StringBuilder(route.method().toLowerCase(Locale.ROOT));
    for (String part : route.path().split("[/.]", -1)) {
      Matcher varies = VARIES.matcher(part);
      String word = varies.matches() ? "by-" + varies.group(1) : part;
      for (String each : word.split("-", -1)) {
        if (!each.isEmpty()) {
          id.append(Character.toUpperCase(each.charAt(0))).append(each, 1, each.length());
        }
      }
    }
    return id.toString();
  }
}
