/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.api;

import dev.covey.chassis.history.JsonText;
import dev.covey.chassis.history.TweetJson;
import dev.covey.chassis.history.TweetStory;
import dev.covey.gateway.http.Call;
import dev.covey.gateway.http.Parameter;
import dev.covey.gateway.http.Route;
import dev.covey.gateway.problem.Problem;
import dev.covey.gateway.problem.ProblemException;
import dev.covey.gateway.query.Cursors;
import dev.covey.gateway.query.Span;
import dev.covey.model.access.Role;
import dev.covey.model.database.TransactionWork;
import dev.covey.model.history.SelectTweets;
import dev.covey.model.history.TweetCursor;
import dev.covey.model.history.TweetFilter;
import dev.covey.model.history.TweetLine;
import dev.covey.model.review.Verdict;
import dev.covey.model.source.TweetIds;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Stored tweets: of a profile, of all, and one with its past. */
public final class TweetRoutes {
  private final StoredHistory history;

  public TweetRoutes(StoredHistory history) {
    this.history = history;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
                "/profiles/{name}/tweets",
                Role.VIEWER,
                "The stored tweets of a profile, the newest first.",
                this::ofProfile)
            .asking(Asked.FROM, Asked.UNTIL, Asked.WORDS, Asked.VERDICT, Asked.LIMIT, Asked.AFTER)
            .answering(TweetPage.class),
        Route.get(
                "/profiles/{name}/timeline",
                Role.VIEWER,
                "The same without search.",
                this::ofProfile)
            .asking(Asked.FROM, Asked.UNTIL, Asked.LIMIT, Asked.AFTER)
            .answering(TweetPage.class),
        Route.get(
                "/tweets", Role.VIEWER, "Search over all profiles, the newest first.", this::ofAll)
            .asking(
                Asked.WORDS,
                Parameter.text("profile", "only those of this profile"),
                Asked.FROM,
                Asked.UNTIL,
                Asked.VERDICT,
                Asked.LIMIT,
                Asked.AFTER)
            .answering(TweetPage.class),
        Route.get(
                "/tweets/{id}",
                Role.VIEWER,
                "A tweet with its earlier forms and numbers, its verdict and the looks it rests on.",
                this::show)
            .answering(TweetJson.Found.class));
  }

  /** With {@code next} null on the last page. */
  private record TweetPage(List<TweetJson.Tweet> tweets, @Nullable String next) {}

  private void ofProfile(Call call) throws SQLException {
    list(call, tx -> StoredHistory.profile(tx, call).id());
  }

  private void ofAll(Call call) throws SQLException {
    String profile = call.query().text("profile");
    list(call, tx -> profile == null ? null : StoredHistory.profile(tx, profile).id());
  }

  private void list(Call call, TransactionWork<@Nullable Long> profile) throws SQLException {
    int limit = Pages.limit(call);
    TweetFilter wanted = filter(call).after(call.query().afterTweet());
    Pages.Page<TweetLine> page =
        Pages.cut(
            history.read(tx ->
                SelectTweets.page(tx.connection(), wanted.within(profile.run(tx)), limit + 1)),
            limit);
    call.json(
        JsonText.of(
            new TweetPage(
                page.items().stream().map(TweetJson.Tweet::of).toList(),
                page.more() ? Cursors.of(TweetCursor.after(page.items().getLast())) : null)));
  }

  /** What the query says beside where to look. */
  static TweetFilter filter(Call call) {
    Span span = call.query().span();
    return TweetFilter.ALL
        .withWords(call.query().text("q"))
        .held(call.query().oneOf("verdict", Verdict.class).orElse(null))
        .between(span.from(), span.until());
  }

  private void show(Call call) throws SQLException {
    OptionalLong id = TweetIds.parse(call.path("id"));
    if (id.isEmpty()) {
      throw ProblemException.wrong("id", "a tweet's id is a number of up to 19 digits", null);
    }
    TweetStory story =
        history
            .read(tx -> TweetStory.of(tx, id.getAsLong()))
            .orElseThrow(() -> new ProblemException(Problem.missing("this tweet is not stored")));
    call.json(TweetJson.story(story));
  }
}
