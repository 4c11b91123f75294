/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.history;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.history.NamedProfile;
import dev.covey.chassis.history.TweetJson;
import dev.covey.model.history.SelectTweets;
import dev.covey.model.history.TweetFilter;
import dev.covey.model.history.TweetLine;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey history search WORDS}. */
@Command(
    name = "search",
    description = "Finds stored tweets by their words, newest first.",
    mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "WORDS",
      description =
          "All of these words; \"in a row\" in quotes, -without, one or another. In one argument.")
  private String words = "";

  @Option(names = "--profile", paramLabel = "NAME", description = "Only tweets of this profile.")
  private @Nullable String profile;

  @Mixin private DayRange days = new DayRange();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many; ${DEFAULT-VALUE} unless given.")
  private int limit;

  @Option(
      names = "--before",
      paramLabel = "ID",
      description = "Only tweets with smaller ids: how the next page begins.")
  private @Nullable Long before;

  @Option(names = "--json", description = "As one JSON array.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  SearchCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec, "spec");
    if (limit < 1 || limit > 100_000) {
      throw new ParameterException(command.commandLine(), "--limit must be 1 to 100000");
    }
    days.check(command);
    List<TweetLine> tweets =
        session
            .database()
            .inTransaction(tx -> {
              TweetFilter filter =
                  profile == null
                      ? TweetFilter.ALL
                      : TweetFilter.of(NamedProfile.find(tx, profile).id());
              return SelectTweets.page(
                  tx.connection(),
                  filter.withWords(words).between(days.from(), days.before()).before(before),
                  limit);
            });
    return print(tweets, command);
  }

  private Integer print(List<TweetLine> tweets, CommandSpec command) {
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(TweetJson.tweets(tweets));
    } else if (tweets.isEmpty()) {
      out.println("no such tweets");
    } else {
      TweetText.list(tweets, out);
      if (tweets.size() == limit) {
        out.println("  more: --before " + tweets.getLast().id());
      }
    }
    out.flush();
    return 0;
  }
}
