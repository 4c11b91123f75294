/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One request, read to its end before it is handled. {@code url} is the address as the client wrote
 * it, without the query. Used by the thread of its call.
 */
public final class SimulatedCall {

  private final Line line;
  private final Map<String, String> headers;
  private final Map<String, String> pathParams;
  private final byte[] body;
  private final Instant arrivedAt;
  private final CallNotes notes;
  private Set<String> scripted = Set.of();

  /** The request line: path and query are as they were sent, still encoded. */
  record Line(String method, String url, String path, String query, String route) {}

  SimulatedCall(
      Line line,
      Map<String, String> headers,
      Map<String, String> pathParams,
      byte[] body,
      Instant arrivedAt) {
    this.line = line;
    this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    this.headers.putAll(headers);
    this.pathParams = Map.copyOf(pathParams);
    this.body = body;
    this.arrivedAt = arrivedAt;
    this.notes = new CallNotes(line.method() + " " + line.route());
  }

  public String method() {
    return line.method();
  }

  public String url() {
    return line.url();
  }

  public String path() {
    return line.path();
  }

  public String query() {
    return line.query();
  }

  /** The route's pattern that the path matched. */
  public String route() {
    return line.route();
  }

  /** When the call arrived, on the simulator's clock. */
  public Instant arrivedAt() {
    return arrivedAt;
  }

  public CallNotes notes() {
    return notes;
  }

  /** The simulator's own faults that hit this call, see {@code Fault.Own}. */
  public Set<String> scripted() {
    return scripted;
  }

  void scripted(Set<String> words) {
    scripted = words;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** A decoded part of the path that the route names; the route must name it. */
  public String pathParam(String name) {
    String value = pathParams.get(name);
    if (value == null) {
      throw new IllegalArgumentException("route " + route() + " has no part named " + name);
    }
    return value;
  }

  public List<Param> queryParams() {
    return Param.parse(line.query());
  }

  /** The first value of a query parameter. */
  public Optional<String> queryParam(String name) {
    return first(queryParams(), name);
  }

  /** The body's fields if it is a url-encoded form, else none. */
  public List<Param> formParams() {
    return isForm() ? Param.parse(bodyText()) : List.of();
  }

  /** The first value of a form field. */
  public Optional<String> formParam(String name) {
    return first(formParams(), name);
  }

  public byte[] body() {
    return body.clone();
  }

  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The parts of a multipart body, or none if it is not one. */
  public List<MultipartBody.Part> parts() {
    return header("Content-Type").map(type -> MultipartBody.parse(type, body)).orElse(List.of());
  }

  private boolean isForm() {
    return header("Content-Type")
        .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
        .isPresent();
  }

  private static Optional<String> first(List<Param> params, String name) {
    return params.stream().filter(p -> p.name().equals(name)).map(Param::value).findFirst();
  }
}
