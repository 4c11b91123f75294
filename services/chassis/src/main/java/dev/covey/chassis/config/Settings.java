/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values of all settings, each from the first that has it: overrides, environment, file, the
 * servers that {@code ./covey up} has running on this data folder, default. Immutable. Loading
 * never throws: what is wrong is in {@link #problems()}, so that {@code covey config} can show the
 * rest.
 */
public final class Settings {
  private final List<Layer> layers;
  private final List<Problem> problems;

  private Settings(List<Layer> layers) {
    this.layers = List.copyOf(layers);
    this.problems = List.copyOf(allProblems());
  }

  /**
   * Reads the environment, and the file that it names or that lies in the data folder.
   *
   * @param directory what relative paths start from
   */
  public static Settings load(Map<String, String> environment, Path directory) {
    Layer variables = Layer.ofEnvironment(environment);
    Settings first = new Settings(List.of(variables));
    Path home = directory.resolve(first.valid(HomeConfig.HOME).orElse(Path.of(".covey")));
    Layer file =
        first
            .valid(HomeConfig.CONFIG)
            .map(path -> SettingsFile.read(directory.resolve(path)))
            .orElseGet(() -> readIfThere(home.resolve("covey.properties")));
    return new Settings(List.of(variables, file, readIfThere(RunningServers.file(home))));
  }

  private static Layer readIfThere(Path path) {
    return Files.exists(path) ? SettingsFile.read(path) : Layer.NONE;
  }

  /** These settings with other values, such as the address of an embedded server. */
  public Settings with(Map<Setting<?>, String> values, String origin) {
    Map<String, Layer.Entry> entries = new HashMap<>();
    values.forEach((key, text) -> entries.put(key.property(), new Layer.Entry(text, origin)));
    List<Layer> more = new ArrayList<>();
    more.add(new Layer(entries, List.of()));
    more.addAll(layers);
    return new Settings(more);
  }

  /** The value of a setting that has one; call it only where {@link #problems()} is empty. */
  public <T> T get(Setting<T> setting) {
    return find(setting)
        .orElseThrow(
            () -> new IllegalArgumentException(setting + " has neither value nor default"));
  }

  public <T> Optional<T> find(Setting<T> setting) {
    return Optional.ofNullable(resolve(setting).text()).map(setting.type()::parse);
  }

  /** True where something else than the default sets it. */
  public boolean isSet(Setting<?> setting) {
    return layers.stream().anyMatch(layer -> layer.find(setting) != null);
  }

  /** The value in force, secrets hidden; works where there are problems too. */
  public ShownSetting show(Setting<?> setting) {
    ResolvedSetting resolved = resolve(setting);
    return new ShownSetting(setting, resolved.shown(), resolved.origin());
  }

  public List<Problem> problems() {
    return problems;
  }

  ResolvedSetting resolve(Setting<?> setting) {
    for (Layer layer : layers) {
      Layer.@Nullable Entry entry = layer.find(setting);
      if (entry != null) {
        return new ResolvedSetting(setting, entry.text(), entry.origin());
      }
    }
    String origin = setting.defaultValue() == null ? "not set" : "default";
    return new ResolvedSetting(setting, setting.defaultValue(), origin);
  }

  Problem problem(Setting<?> setting, String why) {
    ResolvedSetting resolved = resolve(setting);
    String key = resolved.origin().equals("environment") ? setting.env() : setting.property();
    return new Problem(key, resolved.shown(), resolved.origin(), why);
  }

  private List<Problem> allProblems() {
    List<Problem> all = new ArrayList<>();
    layers.forEach(layer -> all.addAll(layer.problems()));
    Catalogue.settings()
        .filter(setting -> resolve(setting).text() != null && valid(setting).isEmpty())
        .forEach(setting -> all.add(problem(setting, "must be " + setting.type().allowed())));
    if (all.isEmpty()) {
      all.addAll(ClockConfig.check(this));
    }
    return all;
  }

  private <T> Optional<T> valid(Setting<T> setting) {
    try {
      return find(setting);
    } catch (RuntimeException notAllowed) {
      return Optional.empty();
    }
  }
}
