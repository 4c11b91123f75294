/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.config;

import dev.covey.chassis.config.ConfigException;
import dev.covey.chassis.config.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Shows every setting, also when some are wrong: then it names all that is wrong and its exit code
 * is 2.
 */
@Command(
    name = "config",
    description = "Shows every setting, its value and where that comes from.",
    mixinStandardHelpOptions = true)
public final class ConfigCommand implements Callable<Integer> {
  private final Supplier<Settings> settings;

  @Option(names = "--json", description = "as one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  /** For this process's environment. */
  public ConfigCommand() {
    this(() -> Settings.load(System.getenv(), Path.of("")));
  }

  ConfigCommand(Supplier<Settings> settings) {
    this.settings = settings;
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    Settings loaded = settings.get();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(SettingsJson.of(loaded));
    } else {
      SettingsText.print(loaded, out);
    }
    out.flush();
    if (loaded.problems().isEmpty()) {
      return 0;
    }
    PrintWriter errors = spec.commandLine().getErr();
    errors.println("covey config: " + new ConfigException(loaded.problems()).getMessage());
    errors.flush();
    return 2;
  }
}
