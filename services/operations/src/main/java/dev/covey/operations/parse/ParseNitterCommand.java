/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.parse;

import dev.covey.source.nitter.page.NitterPage;
import dev.covey.source.nitter.page.PageReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code covey parse nitter FILE…}: reads every file it can; exit code 1 if there was one it could
 * not read. What a page is decides nothing about the exit code.
 */
@Command(
    name = "nitter",
    description = "Shows what saved pages of Nitter hold.",
    mixinStandardHelpOptions = true)
public final class ParseNitterCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Saved pages or feeds; - is the standard input.")
  private List<String> files = List.of();

  @Option(names = "--json", description = "One JSON object a page and line.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  private final InputStream standardInput;

  public ParseNitterCommand() {
    this(System.in);
  }

  ParseNitterCommand(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec, "spec");
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    PageReader reader = new PageReader();
    boolean all = true;
    for (String file : files) {
      try {
        print(out, file, reader.read(bytes(file)));
      } catch (IOException failure) {
        err.println("covey: " + file + " " + reason(failure));
        err.flush();
        all = false;
      }
    }
    out.flush();
    return all ? 0 : 1;
  }

  private void print(PrintWriter out, String file, NitterPage page) {
    if (json) {
      out.println(PageJson.of(file, page));
    } else {
      PageText.print(out, file, page);
    }
  }

  /** One more byte than is read of a page, so that the reader sees that it is too much. */
  private byte[] bytes(String file) throws IOException {
    if (file.equals(STANDARD_INPUT)) {
      return standardInput.readNBytes(PageReader.MAX_BYTES + 1);
    }
    try (InputStream stream = Files.newInputStream(Path.of(file))) {
      return stream.readNBytes(PageReader.MAX_BYTES + 1);
    }
  }

  private static String reason(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "is not there";
      case AccessDeniedException _ -> "can't be read: permission denied";
      default -> "can't be read: " + failure.getMessage();
    };
  }
}
