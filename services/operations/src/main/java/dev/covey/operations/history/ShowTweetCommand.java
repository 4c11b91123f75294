/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.history;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.history.TweetJson;
import dev.covey.chassis.history.TweetStory;
import dev.covey.chassis.lifecycle.UsageException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey history show TWEET}. */
@Command(
    name = "show",
    description = "Shows all that is kept of a tweet.",
    mixinStandardHelpOptions = true)
final class ShowTweetCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "TWEET", description = "A tweet's id or its address.")
  private String tweet = "";

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  ShowTweetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec, "spec");
    OptionalLong id = TweetAddress.id(tweet);
    if (id.isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "'" + Shown.brief(tweet) + "' is no tweet: give its id or address");
    }
    TweetStory story =
        session
            .database()
            .inTransaction(tx -> TweetStory.of(tx, id.getAsLong()))
            .orElseThrow(() -> new UsageException("tweet " + id.getAsLong() + " is not stored"));
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(TweetJson.story(story));
    } else {
      TweetText.story(story, out);
    }
    out.flush();
    return 0;
  }
}
