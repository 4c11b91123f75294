/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.cli.ReadableFile;
import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.SpanConverter;
import dev.covey.chassis.config.SourcesConfig;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.model.database.Database;
import dev.covey.operations.accounts.SignIn;
import dev.covey.operations.accounts.WhoseAccount;
import dev.covey.source.x.OAuth2App;
import dev.covey.source.x.XClient;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XSettings;
import dev.covey.source.x.XUser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code covey accounts add}: by consent at X, or with keys that come from a file or the standard
 * input only.
 */
@Command(
    name = "add",
    description = {
      "Adds an account, or gives one new credentials; its stopped actions go on then.",
      "Without --oauth1 its owner signs in at X, in a browser on this machine.",
      "The credentials are sealed with the key file and never shown again."
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
      paramLabel = "FILE|-",
      description =
          "Properties consumer_key, consumer_secret, access_token, access_token_secret;"
              + " - reads the standard input.")
  private @Nullable String file;

  @Option(
      names = "--no-check",
      description = "Do not ask X now whose keys these are; with --oauth1.")
  private boolean unchecked;

  @Option(names = "--no-browser", description = "Show the address only.")
  private boolean noBrowser;

  @Option(
      names = "--wait",
      paramLabel = "SPAN",
      converter = SpanConverter.class,
      defaultValue = "5m",
      description = "How long to wait for the browser to come back (${DEFAULT-VALUE}).")
  private Duration longest = Duration.ZERO;

  @Spec private @Nullable CommandSpec spec;

  AccountsAddCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    if (!NAME.matcher(account).matches()) {
      throw wrong(
          "NO must be 1 to 64 letters, digits, '.', '_', '-' or '@', and begin with none of '.-'");
    }
    String origin = file;
    if (origin == null && unchecked) {
      throw wrong("--no-check goes with --oauth1");
    }
    String said = origin == null ? signIn() : keep(keys(origin));
    PrintWriter out = command().getOut();
    out.println(said);
    out.println("its credentials are sealed with " + keyFile() + "; keep a copy of that file");
    out.flush();
    return 0;
  }

  private String signIn() throws Exception {
    OAuth2App app = OAuth2App.of(session.config().sources().xApp());
    if (app == null) {
      throw new UsageException(
          SourcesConfig.X_CLIENT_ID
              + " is not set: it is the OAuth 2.0 client id of your app at X; or give OAuth 1.0a keys"
              + " by --oauth1 FILE");
    }
    // nobody shall consent for nothing
    session.database();
    try (XClient client = client()) {
      return new SignIn(client, app, command().getOut())
          .run(
              new SignIn.Meeting(account, longest, !noBrowser),
              (tokens, user) -> seal(tokens, user) + ", and its tokens are renewed by themselves");
    }
  }

  private String keep(XCredentials.OAuth1 keys) throws Exception {
    if (unchecked) {
      return seal(keys, null);
    }
    XUser user;
    try (XClient client = client()) {
      user = new WhoseAccount(client).of(keys);
    } catch (IOException untold) {
      throw new IOException(
          untold.getMessage() + "; nothing was added (--no-check adds them unasked)", untold);
    }
    return seal(keys, user);
  }

  private String seal(XCredentials credentials, @Nullable XUser user)
      throws IOException, SQLException {
    Database database;
    try {
      database = session.database();
    } catch (StartupException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
    boolean added =
        new SealAccount(database, keyFile())
            .run(account, credentials, user, session.clock().instant());
    String who =
        user == null
            ? "X is asked whose it is when it first acts"
            : "it acts as @" + user.username() + " (id " + user.id() + ")";
    return added
        ? "account " + account + " added; " + who
        : "account " + account + " has new credentials and is active; " + who;
  }

  private XCredentials.OAuth1 keys(String origin) throws IOException {
    if (origin.equals("-")) {
      return ReadOAuth1.read(
          new InputStreamReader(System.in, StandardCharsets.UTF_8), "the standard input");
    }
    Path path = ReadableFile.check(Path.of(origin));
    try (Reader text = Files.newBufferedReader(path)) {
      return ReadOAuth1.read(text, origin);
    } catch (CharacterCodingException notText) {
      throw new IOException(origin + " is not a text file", notText);
    }
  }

  private XClient client() {
    return new XClient(XSettings.at(session.config().sources().xUrl()), session.clock());
  }

  private Path keyFile() {
    return session.config().home().keyFile().toAbsolutePath();
  }

  private CommandLine command() {
    return Objects.requireNonNull(spec, "spec").commandLine();
  }

  private ParameterException wrong(String why) {
    return new ParameterException(command(), why);
  }
}
