/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.http;

import dev.covey.gateway.problem.ProblemException;
import dev.covey.model.access.Role;
import java.util.Set;

/**
 * One thing that can be asked for. There is no route without a role.
 *
 * @param path with {@code {name}} for a part that varies
 * @param least the least role that may ask for it
 * @param parameters the only names that its query may hold
 */
public record Route(String method, String path, Role least, Set<String> parameters, Answer answer) {
  public Route {
    parameters = Set.copyOf(parameters);
  }

  /** Says what comes back; may throw {@link ProblemException}. */
  @FunctionalInterface
  public interface Answer {
    void to(Call call) throws Exception;
  }

  public static Route get(String path, Role least, Set<String> parameters, Answer answer) {
    return new Route("GET", path, least, parameters, answer);
  }

  public static Route delete(String path, Role least, Set<String> parameters, Answer answer) {
    return new Route("DELETE", path, least, parameters, answer);
  }

  /** The name that metrics know it by. */
  String label() {
    return method + " " + path;
  }

  boolean matches(String requested) {
    String[] pattern = path.split("/", -1);
    String[] parts = requested.split("/", -1);
    if (pattern.length != parts.length) {
      return false;
    }
    for (int i = 0; i < parts.length; i++) {
      if (!pattern[i].startsWith("{") && !pattern[i].equals(parts[i])) {
        return false;
      }
    }
    return true;
  }
}
