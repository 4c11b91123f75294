/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.deploy;

import dev.covey.chassis.config.Catalogue;
import dev.covey.chassis.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The repository's files, and what the deployment may name: services and settings. */
final class Repository {
  static final Path ROOT = Path.of(System.getProperty("covey.root", "../.."));
  private static final Pattern VARIABLE = Pattern.compile("\\bCOVEY_[A-Z0-9_]+\\b");

  private Repository() {}

  static String read(String file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException missing) {
      throw new java.io.UncheckedIOException(missing);
    }
  }

  /** Every worker and task that has a module, the gateway, and the migration. */
  static Set<String> services() throws IOException {
    Set<String> names = new HashSet<>(Set.of("gateway", "migrate"));
    names.addAll(folders("services/workers", "-worker"));
    names.addAll(folders("services/tasks", ""));
    return names;
  }

  private static Set<String> folders(String parent, String suffix) throws IOException {
    try (Stream<Path> folders = Files.list(ROOT.resolve(parent))) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .map(folder -> folder.getFileName() + suffix)
          .collect(Collectors.toSet());
    }
  }

  static Set<String> settings() {
    return Catalogue.settings().map(Setting::env).collect(Collectors.toSet());
  }

  /** Every COVEY_ variable that a text names. */
  static Set<String> variables(String text) {
    return VARIABLE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }
}
