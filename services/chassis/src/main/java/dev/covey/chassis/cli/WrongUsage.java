/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.cli;

import dev.covey.chassis.config.Suggestion;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells a mistake in a command's arguments in one line, and where the whole usage is to be read.
 * Whoever names none of several commands is shown them.
 */
public final class WrongUsage implements IParameterExceptionHandler {
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");

  private WrongUsage() {}

  /** For this command and all below it, which have to be there already. */
  public static CommandLine toldBriefly(CommandLine command) {
    command.registerConverter(int.class, whole(Integer::valueOf));
    command.registerConverter(Integer.class, whole(Integer::valueOf));
    command.registerConverter(long.class, whole(Long::valueOf));
    command.registerConverter(Long.class, whole(Long::valueOf));
    return command.setParameterExceptionHandler(new WrongUsage());
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().println(Shown.line("covey: " + wrong.getMessage() + meant(wrong)));
    boolean nothingAsked =
        !command.getSubcommands().isEmpty() && !(wrong instanceof UnmatchedArgumentException);
    if (nothingAsked) {
      command.usage(command.getErr());
    } else {
      command
          .getErr()
          .println(command.getCommandSpec().qualifiedName() + " --help tells all of it");
    }
    command.getErr().flush();
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static String meant(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    CommandLine command = wrong.getCommandLine();
    String given = unmatched.getUnmatched().getFirst().split("=", 2)[0];
    Set<String> known =
        given.startsWith("-")
            ? command.getCommandSpec().optionsMap().keySet()
            : command.getSubcommands().keySet();
    return Suggestion.closest(given, known)
        .map(close -> "; did you mean " + close + "?")
        .orElse("");
  }

  private static <T> ITypeConverter<T> whole(ITypeConverter<T> number) {
    return text -> {
      if (!WHOLE.matcher(text).matches()) {
        throw new TypeConversionException("'" + text + "' is no whole number");
      }
      try {
        return number.convert(text);
      } catch (NumberFormatException tooLarge) {
        throw new TypeConversionException("'" + text + "' is too large a number");
      }
    };
  }
}
