/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo;

import dev.covey.chassis.config.Suggestion;
import dev.covey.chassis.service.ServiceMain;
import dev.covey.solo.fleet.FleetPart;
import dev.covey.solo.fleet.Parts;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey run SERVICE}: one part of the fleet as a process of its own. */
@Command(
    name = "run",
    description = "Runs one service of the fleet until it is stopped, or one task once.",
    footerHeading = "%nServices:%n",
    mixinStandardHelpOptions = true,
    customSynopsis = "covey run SERVICE [ARGS]")
final class RunCommand implements Callable<Integer> {
  private static final String MIGRATE = "migrate";

  @Parameters(index = "0", paramLabel = "SERVICE", description = "Which one; see below.")
  private String name = "";

  @Parameters(
      index = "1..*",
      paramLabel = "ARGS",
      description = "Its own options, such as --every 30s for a task.")
  private List<String> arguments = List.of();

  @Spec private @Nullable CommandSpec spec;

  /** Ends the process, unless the name is wrong. */
  @Override
  public Integer call() {
    String[] rest = arguments.toArray(String[]::new);
    if (name.equals(MIGRATE)) {
      ServiceMain.migrate(MIGRATE, rest);
      return 0;
    }
    Parts.find(name).orElseThrow(this::unknown).main().run(rest);
    return 0;
  }

  private ParameterException unknown() {
    List<String> names =
        Stream.concat(Parts.ALL.stream().map(FleetPart::name), Stream.of(MIGRATE)).toList();
    String suggestion =
        Suggestion.closest(name, names).map(close -> "; did you mean " + close + "?").orElse("");
    return new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "'" + name + "' is not a service" + suggestion);
  }

  /** One line per service, for the help. */
  static String[] footer() {
    Stream<String> parts = Parts.ALL.stream().map(part -> line(part.name(), part.purpose()));
    return Stream.concat(parts, Stream.of(line(MIGRATE, "brings the database's schema up to date")))
        .toArray(String[]::new);
  }

  private static String line(String name, String purpose) {
    return "  %-26s %s".formatted(name, purpose);
  }
}
