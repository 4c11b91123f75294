/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.http;

import dev.covey.gateway.problem.ProblemException;
import dev.covey.model.access.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One thing that can be asked for. There is no route without a role.
 *
 * @param path with {@code {name}} for a part that varies
 * @param least the least role that may ask for it
 * @param parameters all that its query may hold
 * @param contract how it is described to whoever uses it
 */
public record Route(
    String method,
    String path,
    Role least,
    List<Parameter> parameters,
    Answer answer,
    Contract contract) {
  private static final String JSON = "application/json";
  private static final int OK = 200;

  public Route {
    parameters = List.copyOf(parameters);
  }

  /** Says what comes back; may throw {@link ProblemException}. */
  @FunctionalInterface
  public interface Answer {
    void to(Call call) throws Exception;
  }

  public static Route get(String path, Role least, String summary, Answer answer) {
    return of("GET", path, least, summary, answer);
  }

  public static Route post(String path, Role least, String summary, Answer answer) {
    return of("POST", path, least, summary, answer);
  }

  public static Route delete(String path, Role least, String summary, Answer answer) {
    return of("DELETE", path, least, summary, answer);
  }

  /** Takes nothing and answers nothing yet. */
  static Route of(String method, String path, Role least, String summary, Answer answer) {
    return new Route(method, path, least, List.of(), answer, Contract.told(summary));
  }

  /** With what its query may hold. */
  public Route asking(Parameter... allowed) {
    return new Route(method, path, least, List.of(allowed), answer, contract);
  }

  /** With this record as its body. */
  public Route taking(Class<?> body) {
    return with(contract.taking(body));
  }

  /** With a file as this part of a multipart body, which has so many bytes at most. */
  public Route takingFile(String part, long bytes) {
    return with(contract.takingFile(part, bytes));
  }

  /** With this record as its answer. */
  public Route answering(Class<?> type) {
    return answering(OK, type);
  }

  public Route answering(int status, Class<?> type) {
    return with(contract.answering(new Contract.Reply(status, JSON, type)));
  }

  /** With an answer that is no JSON of ours. */
  public Route answeringWith(String contentType) {
    return answeringWith(OK, contentType);
  }

  public Route answeringWith(int status, String contentType) {
    return with(contract.answering(new Contract.Reply(status, contentType, null)));
  }

  private Route with(Contract other) {
    return new Route(method, path, least, parameters, answer, other);
  }

  Set<String> parameterNames() {
    return parameters.stream().map(Parameter::name).collect(Collectors.toSet());
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
