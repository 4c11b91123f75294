/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.problem;

import dev.covey.model.access.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What went wrong with a request, as RFC 9457 has it.
 *
 * @param parameter the name of what is wrong in the request, if one thing is
 * @param suggestion what to send instead
 * @param headers that belong to the status
 */
public record Problem(
    int status,
    String detail,
    @Nullable String parameter,
    @Nullable String suggestion,
    Map<String, String> headers) {
  public static final String CONTENT_TYPE = "application/problem+json";

  private static final String SECONDS_TO_WAIT = "Retry-After";

  public Problem {
    headers = Map.copyOf(headers);
  }

  private static Problem of(int status, String detail) {
    return new Problem(status, detail, null, null, Map.of());
  }

  private Problem with(String header, String value) {
    return new Problem(status, detail, parameter, suggestion, Map.of(header, value));
  }

  public static Problem wrong(String parameter, String detail, @Nullable String suggestion) {
    return new Problem(HttpStatus.BAD_REQUEST_400, detail, parameter, suggestion, Map.of());
  }

  public static Problem unauthenticated(String detail) {
    return of(HttpStatus.UNAUTHORIZED_401, detail);
  }

  public static Problem forbidden(Role least) {
    return of(HttpStatus.FORBIDDEN_403, "this needs the role " + least.text());
  }

  public static Problem missing(String detail) {
    return of(HttpStatus.NOT_FOUND_404, detail);
  }

  public static Problem notAllowed(String allowed) {
    return of(HttpStatus.METHOD_NOT_ALLOWED_405, "here only " + allowed + " are understood")
        .with("Allow", allowed);
  }

  public static Problem conflict(String detail) {
    return of(HttpStatus.CONFLICT_409, detail);
  }

  public static Problem bodyOfOtherType(String type) {
    return of(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "a body has to be " + type);
  }

  public static Problem bodyOfUnknownLength() {
    return of(HttpStatus.LENGTH_REQUIRED_411, "a body needs a Content-Length");
  }

  public static Problem bodyTooLarge(long most) {
    return of(HttpStatus.PAYLOAD_TOO_LARGE_413, "a body may have " + most + " bytes at most");
  }

  public static Problem tooMany(long seconds) {
    return of(HttpStatus.TOO_MANY_REQUESTS_429, "too many wrong tokens from this address")
        .with(SECONDS_TO_WAIT, Long.toString(seconds));
  }

  public static Problem failed() {
    return of(HttpStatus.INTERNAL_SERVER_ERROR_500, "this failed; the log of the gateway says why");
  }

  public static Problem unavailable(String detail) {
    return of(HttpStatus.SERVICE_UNAVAILABLE_503, detail).with(SECONDS_TO_WAIT, "5");
  }

  /** The body of the answer. */
  public String json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "about:blank");
    members.put("title", HttpStatus.getMessage(status));
    members.put("status", status);
    members.put("detail", detail);
    if (parameter != null) {
      members.put("parameter", parameter);
    }
    if (suggestion != null) {
      members.put("suggestion", suggestion);
    }
    return JsonMapper.shared().writeValueAsString(members);
  }
}
