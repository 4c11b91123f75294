/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.cli.CommandFailures;
import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.WrongUsage;
import dev.covey.model.database.Database;
import dev.covey.operations.TestingSession;
import dev.covey.testing.fixtures.SelectTexts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine;

/** Runs the commands as the launcher does, against a test's database and folder. */
final class CommandLines implements AutoCloseable {
  static final String KEYS =
      """
      consumer_key=app-key
      consumer_secret=app-sesame
      access_token=user-key
      access_token_secret=user-sesame
      """;

  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();
  private final Database database;
  private final Path folder;
  private final Session session;
  private volatile Consumer<String> watcher = _ -> {};

  CommandLines(Database database, Path folder) {
    this(database, folder, Map.of());
  }

  /** With settings beside those of the database. */
  CommandLines(Database database, Path folder, Map<String, String> settings) {
    this.database = database;
    this.folder = folder;
    session = new TestingSession(database, folder, settings).open();
  }

  /** Shows each line of the commands that follow to {@code watcher} as soon as it is printed. */
  void watch(Consumer<String> watcher) {
    this.watcher = watcher;
  }

  int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine root = new CommandLine(CommandLine.Model.CommandSpec.create());
    root.addSubcommand(AccountsCommand.tree(session));
    root.addSubcommand(ActionsCommand.tree(session));
    root.setExecutionExceptionHandler(new CommandFailures());
    WrongUsage.toldBriefly(root);
    root.setExpandAtFiles(false);
    root.setOut(new PrintWriter(new WatchedLines(out, watcher))).setErr(new PrintWriter(err));
    return root.execute(arguments);
  }

  void addAccounts(String... accounts) throws IOException {
    String keys = file("keys.properties", KEYS);
    for (String account : accounts) {
      int code = run("accounts", "add", account, "--no-check", "--oauth1", keys);
      if (code != 0) {
        throw new IllegalStateException("exit " + code + ": " + err);
      }
    }
  }

  String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8).toString();
  }

  List<String> texts(String sql) throws SQLException {
    return SelectTexts.of(database, sql);
  }

  /** The actions in the order of their rows. */
  List<String> actions() throws SQLException {
    return texts(
        "select concat_ws(' ', account_no, kind, target, text_content, row_number) from action order by id");
  }

  @Override
  public void close() {
    session.close();
  }
}
