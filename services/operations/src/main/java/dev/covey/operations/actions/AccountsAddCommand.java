/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.cli.ReadableFile;
import dev.covey.chassis.cli.Session;
import dev.covey.source.x.XCredentials;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey accounts add}: credentials come from a file or the standard input only. */
@Command(
    name = "add",
    description = {
      "Adds an account, or gives one new credentials; its stopped actions go on then.",
      "They are sealed with the key file and never shown again."
    },
    mixinStandardHelpOptions = true)
final class AccountsAddCommand implements Callable<Integer> {
  /** What a row of a CSV file, a meter's name and a line on a screen can hold. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_@][\\p{L}\\p{N}._@-]{0,63}");

  private final Session session;

  @Parameters(paramLabel = "NO", description = "What you call it; account_no in files.")
  private String account = "";

  @Option(
      names = "--oauth1",
      required = true,
      paramLabel = "FILE|-",
      description =
          "Properties consumer_key, consumer_secret, access_token, access_token_secret;"
              + " - reads the standard input.")
  private String file = "";

  @Spec private @Nullable CommandSpec spec;

  AccountsAddCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec, "spec");
    if (!NAME.matcher(account).matches()) {
      throw new ParameterException(
          command.commandLine(),
          "NO must be 1 to 64 letters, digits, '.', '_', '-' or '@', and begin with none of '.-'");
    }
    XCredentials.OAuth1 credentials = credentials();
    Path keyFile = session.config().home().keyFile().toAbsolutePath();
    boolean added =
        new SealAccount(session.database(), keyFile)
            .run(account, credentials, session.clock().instant());
    PrintWriter out = command.commandLine().getOut();
    out.println(
        added
            ? "account " + account + " added; X is asked whose it is when it first acts"
            : "account " + account + " has new credentials and is active");
    out.println("its credentials are sealed with " + keyFile + "; keep a copy of that file");
    out.flush();
    return 0;
  }

  private XCredentials.OAuth1 credentials() throws IOException {
    if (file.equals("-")) {
      return ReadOAuth1.read(
          new InputStreamReader(System.in, StandardCharsets.UTF_8), "the standard input");
    }
    Path path = ReadableFile.check(Path.of(file));
    try (Reader text = Files.newBufferedReader(path)) {
      return ReadOAuth1.read(text, file);
    } catch (CharacterCodingException notText) {
      throw new IOException(file + " is not a text file", notText);
    }
  }
}
