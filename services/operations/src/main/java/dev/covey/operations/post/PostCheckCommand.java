/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.post;

import dev.covey.intake.text.TextCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey post check TEXT|-}. */
@Command(
    name = "check",
    description = {
      "Says how long a text is as X counts it, and which part of it fits.",
      "With - it reads one JSON string a line and prints one JSON object a line."
    },
    mixinStandardHelpOptions = true)
final class PostCheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "TEXT|-", description = "The text, or - for the standard input.")
  private String text = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (!text.equals("-")) {
      out.println(TextCheck.json(text));
      out.flush();
      return 0;
    }
    return all(System.in, out);
  }

  /** Returns 1 where any line could not be read. */
  static int all(InputStream in, PrintWriter out) throws IOException {
    boolean right = TextCheck.lines(in, out);
    out.flush();
    return right ? 0 : 1;
  }
}
