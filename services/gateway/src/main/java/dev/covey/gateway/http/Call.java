/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.http;

import dev.covey.gateway.query.Parameters;
import dev.covey.model.access.FindToken;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/**
 * A request that passed the door: its caller may do what the route does, and its query holds only
 * what the route knows. One thread at a time.
 */
public record Call(Context context, FindToken.Holder caller, Parameters query) {
  private static final String JSON = "application/json";

  /** The part of the path that the route calls {@code name}. */
  public String path(String name) {
    return context.pathParam(name);
  }

  /** Whether only the head of the answer is wanted. */
  public boolean isHead() {
    return context.method().equals(HandlerType.HEAD);
  }

  public void json(String body) {
    context.contentType(JSON).result(body);
  }
}
