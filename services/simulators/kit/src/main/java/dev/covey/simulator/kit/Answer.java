/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A whole answer as a value: status, headers and body. Immutable. */
public final class Answer {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final int status;
  private final List<Param> headers;
  private final byte[] body;

  private Answer(int status, List<Param> headers, byte[] body) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.body = body;
  }

  /** An answer without a body. */
  public static Answer of(int status) {
    return new Answer(status, List.of(), new byte[0]);
  }

  /** Any bytes of that content type. */
  public static Answer of(int status, String contentType, byte[] body) {
    return new Answer(status, List.of(new Param("Content-Type", contentType)), body.clone());
  }

  /** Plain text in UTF-8. */
  public static Answer text(int status, String body) {
    return of(status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }

  /** A page in UTF-8. */
  public static Answer html(int status, String body) {
    return of(status, "text/html; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }

  /** The JSON form of a map, list, record or Jackson node. */
  public static Answer json(int status, Object value) {
    return of(status, "application/json; charset=utf-8", MAPPER.writeValueAsBytes(value));
  }

  /** Sends the client elsewhere with status 302. */
  public static Answer redirect(String location) {
    return of(302).withHeader("Location", location);
  }

  /** The same with one header more. */
  public Answer withHeader(String name, String value) {
    var more = new ArrayList<>(headers);
    more.add(new Param(name, value));
    return new Answer(status, more, body);
  }

  public int status() {
    return status;
  }

  public List<Param> headers() {
    return headers;
  }

  public byte[] body() {
    return body.clone();
  }

  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
