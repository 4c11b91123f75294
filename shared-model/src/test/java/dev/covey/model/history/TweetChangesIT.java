/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import dev.covey.model.source.Card;
import dev.covey.model.source.Media;
import dev.covey.model.source.Poll;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.source.SourceTweetBuilder;
import dev.covey.model.source.TweetStats;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is kept of a tweet that is seen again and again. */
@ExtendWith(MigratedDatabase.class)
class TweetChangesIT {
  private static final Instant MADE = Instant.parse("2026-01-10T00:00:00Z");
  private static final Instant FIRST = MADE.plus(Duration.ofHours(2));
  private static final Media PHOTO =
      new Media(Media.Type.PHOTO, "https://pbs.twimg.com/media/a.jpg", "a harbour");

  private Database database;
  private long profile;

  @BeforeEach
  void open(Database database) throws SQLException {
    this.database = database;
    profile =
        Long.parseLong(
            texts(
                    """
                    insert into profile (username, full_name, verified, status, track_from,
                      added_at, looked_at)
                    values ('ada', 'Ada', 'none', 'active', now(), now(), now()) returning id
                    """)
                .getFirst());
  }

  private List<String> texts(String sql) throws SQLException {
    return database.inTransaction(transaction -> {
      List<String> texts = new ArrayList<>();
      try (var statement = transaction.connection().prepareStatement(sql);
          var row = statement.executeQuery()) {
        while (row.next()) {
          texts.add(String.valueOf(row.getString(1)));
        }
      }
      return texts;
    });
  }

  private List<SourceTweet> see(Instant now, SourceTweetBuilder... tweets) throws SQLException {
    List<SourceTweet> seen = new ArrayList<>();
    for (SourceTweetBuilder tweet : tweets) {
      seen.add(tweet.build());
    }
    return database.inTransaction(
        transaction -> UpsertTweets.of(transaction, profile, seen, "nitter", now));
  }

  private static SourceTweetBuilder tweet(String text) {
    return SourceTweet.builder(101, "ada", MADE).text(text);
  }

  private static SourceTweetBuilder rich() {
    return tweet("words")
        .replyTo(List.of("bela"))
        .quotedId(77L)
        .media(List.of(PHOTO))
        .poll(new Poll(List.of(new Poll.Choice("yes", 100)), 3L, false))
        .card(new Card("https://example.org/", "A page", null))
        .note("context")
        .edited(true)
        .stats(new TweetStats(1L, 2L, 3L, 4L, 5L));
  }

  private List<String> row() throws SQLException {
    return texts("select (tweet.*)::text || xmin || ctid from tweet");
  }

  @Test
  void firstSight_leavesNoHistory() throws SQLException {
    assertThat(see(FIRST, rich())).hasSize(1);
    assertThat(texts("select text from tweet_version")).isEmpty();
    assertThat(texts("select at from tweet_stats")).isEmpty();
  }

  @Test
  void sameAgain_isNotWritten() throws SQLException {
    see(FIRST, rich());
    List<String> before = row();
    assertThat(see(FIRST.plusSeconds(60), rich())).isEmpty();
    assertThat(row()).isEqualTo(before);
    assertThat(texts("select text from tweet_version")).isEmpty();
    assertThat(texts("select at from tweet_stats")).isEmpty();
  }

  @Test
  void poorerPage_takesNothingAway() throws SQLException {
    see(FIRST, rich());
    List<String> before = row();
    see(FIRST.plusSeconds(60), tweet("words"));
    see(FIRST.plusSeconds(120), tweet(""));
    see(
        FIRST.plusSeconds(180),
        tweet("words").media(List.of(new Media(PHOTO.type(), PHOTO.url(), null))));
    assertThat(row()).isEqualTo(before);
  }

  @Test
  void richerPage_addsWhatWasLacking() throws SQLException {
    see(FIRST, tweet("words"));
    see(FIRST.plusSeconds(60), rich());
    assertThat(
            texts(
                """
                select reply_to[1] || quoted_id || (media -> 0 ->> 'alt') || (poll ->> 'votes')
                  || (card ->> 'title') || note || edited || views
                from tweet
                """))
        .containsExactly("bela77a harbour3A pagecontexttrue5");
  }

  @Test
  void edit_keepsThePreviousForm() throws SQLException {
    Instant edited = FIRST.plus(Duration.ofMinutes(30));
    Instant again = FIRST.plus(Duration.ofMinutes(50));
    see(FIRST, tweet("frist").media(List.of(PHOTO)));
    see(edited, tweet("first").media(List.of(PHOTO)).edited(true));
    Media other = new Media(Media.Type.PHOTO, "https://pbs.twimg.com/media/b.jpg", null);
    see(again, tweet("first").media(List.of(other)).edited(true));

    assertThat(texts("select text || (media -> 0 ->> 'url') from tweet"))
        .containsExactly("first" + other.url());
    assertThat(
            texts(
                """
                select text || (media -> 0 ->> 'url') from tweet_version order by replaced_at
                """))
        .containsExactly("frist" + PHOTO.url(), "first" + PHOTO.url());
    assertThat(
            texts(
                """
                select extract(epoch from seen_at)::bigint || ' '
                  || extract(epoch from replaced_at)::bigint
                from tweet_version order by replaced_at
                """))
        .containsExactly(
            FIRST.getEpochSecond() + " " + edited.getEpochSecond(),
            edited.getEpochSecond() + " " + again.getEpochSecond());
    assertThat(texts("select at from tweet_stats")).isEmpty();
  }

  @Test
  void numbers_leaveFewPointsThatReachBack() throws SQLException {
    for (int day = 0; day < 400; day++) {
      see(
          FIRST.plus(Duration.ofDays(day)),
          tweet("words").stats(new TweetStats(null, null, null, (long) day, null)));
    }
    List<String> points = texts("select likes from tweet_stats order by at");
    assertThat(points).hasSizeBetween(8, 14).startsWith("0", "1", "2", "3");
    assertThat(texts("select likes from tweet")).containsExactly("399");
    assertThat(texts("select extract(epoch from at)::bigint from tweet_stats where likes = 1"))
        .containsExactly(String.valueOf(FIRST.plus(Duration.ofDays(1)).getEpochSecond()));
    assertThat(texts("select text from tweet_version")).isEmpty();
  }

  @Test
  void pollThatIsCounted_isNoEdit() throws SQLException {
    see(FIRST, rich());
    Poll later = new Poll(List.of(new Poll.Choice("yes", 100)), 9L, true);
    see(FIRST.plusSeconds(60), rich().poll(later));
    assertThat(texts("select poll ->> 'votes' from tweet")).containsExactly("9");
    assertThat(texts("select text from tweet_version")).isEmpty();
  }
}
