/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.http;

import dev.covey.chassis.action.AskedBy;
import dev.covey.gateway.problem.Problem;
import dev.covey.gateway.problem.ProblemException;
import dev.covey.gateway.query.JsonBody;
import dev.covey.gateway.query.Parameters;
import dev.covey.model.access.FindToken;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A request that passed the door: its caller may do what the route does, and its query holds only
 * what the route knows. One thread at a time.
 */
public record Call(Context context, FindToken.Holder caller, Parameters query) {
  private static final String JSON = "application/json";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  /** The part of the path that the route calls {@code name}. */
  public String path(String name) {
    return context.pathParam(name);
  }

  /** Whether only the head of the answer is wanted. */
  public boolean isHead() {
    return context.method().equals(HandlerType.HEAD);
  }

  /** The same where it is the number of something of ours. */
  public long id(String name) {
    String text = path(name);
    if (!NUMBER.matcher(text).matches()) {
      throw ProblemException.wrong(name, "this has to be a number of up to 18 digits", null);
    }
    return Long.parseLong(text);
  }

  /** The body as the record that the route takes. */
  public <T> T body(Class<T> type) throws IOException {
    byte[] body = context.bodyInputStream().readAllBytes();
    String contentType = context.contentType();
    // also so that no page of somebody else's can send one without being asked for leave
    if (body.length > 0 && (contentType == null || !contentType.startsWith(JSON))) {
      throw new ProblemException(Problem.bodyOfOtherType(JSON));
    }
    return JsonBody.read(body, type);
  }

  /** How the audit calls the caller. */
  public AskedBy askedBy() {
    return new AskedBy(
        "token " + caller.id() + " (" + caller.name() + ")", Map.of("from", context.ip()));
  }

  public void json(int status, String body) {
    context.status(status);
    json(body);
  }

  public void json(String body) {
    context.contentType(JSON).result(body);
  }
}
