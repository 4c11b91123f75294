/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.deploy;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds what the model of Kubernetes read without knowing it, however deep it stands. */
final class UnknownWords {
  private final List<String> found = new ArrayList<>();

  private UnknownWords() {}

  static List<String> of(Object resource) {
    UnknownWords words = new UnknownWords();
    words.walk(resource, "");
    return words.found;
  }

  private void walk(Object node, String path) {
    switch (node) {
      case Map<?, ?> map -> map.forEach((key, value) -> walk(value, path + "/" + key));
      case Collection<?> list -> list.forEach(value -> walk(value, path));
      default -> {
        if (node.getClass().getName().startsWith("io.fabric8.")) {
          Arrays.stream(node.getClass().getMethods()).forEach(each -> walkGetter(node, each, path));
        }
      }
    }
  }

  private void walkGetter(Object node, Method method, String path) {
    boolean getter = method.getName().startsWith("get") && method.getParameterCount() == 0;
    if (!getter || method.getDeclaringClass().equals(Object.class)) {
      return;
    }
    Object value;
    try {
      value = method.invoke(node);
    } catch (ReflectiveOperationException unreadable) {
      throw new IllegalStateException("could not read " + method, unreadable);
    }
    if (value == null) {
      return;
    }
    String name = method.getName().substring("get".length());
    if (name.equals("AdditionalProperties") && value instanceof Map<?, ?> unknown) {
      unknown.keySet().forEach(key -> found.add(path + "/" + key));
    } else {
      walk(value, path + "/" + name);
    }
  }
}
