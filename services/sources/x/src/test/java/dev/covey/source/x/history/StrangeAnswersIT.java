/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.SliceRead;
import dev.covey.model.source.SourceFailure.Kind;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.source.TweetLook;
import dev.covey.model.source.TweetQuery;
import dev.covey.model.time.Slice;
import dev.covey.testing.fixtures.InMemoryLedger;
import dev.covey.testing.fixtures.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that a simulator does not give: other forms, and such as make no sense. */
class StrangeAnswersIT {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final Slice MONTH = new Slice(NOW.minus(Duration.ofDays(30)), NOW);
  private static final String PROBLEM = "https://api.twitter.com/2/problems/";
  private static final long ID =
      (NOW.minus(Duration.ofDays(10)).toEpochMilli() - 1_288_834_974_657L) << 22;
  private static final String ADA =
      """
      {"data":{"id":"7","name":"Ada","username":"ada","public_metrics":{"tweet_count":"12"}}}
      """;
  private static final String INCLUDES =
      ",\"includes\":{\"users\":[{\"id\":\"7\",\"username\":\"ada\"}]}";

  private final MockWebServer server = new MockWebServer();
  private final SettableClock clock = new SettableClock(NOW);
  private XSource source;

  @BeforeEach
  void start() throws IOException {
    server.start();
    source =
        new XSource(
            XReadSettings.at(server.url("/").uri(), "token"),
            new InMemoryLedger(clock),
            clock,
            SourceMetrics.NONE);
  }

  @AfterEach
  void stop() {
    source.close();
    server.close();
  }

  private void answer(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private static String post(long number) {
    return "{\"id\":\"%d\",\"text\":\"Words\",\"author_id\":\"7\"}".formatted(ID + number);
  }

  private static String page(String posts, String meta) {
    return "{\"data\":[" + posts + "]" + INCLUDES + ",\"meta\":{" + meta + "}}";
  }

  private ProfileLook profile(int status, String body) throws InterruptedException {
    answer(status, body);
    return source.lookProfile("ada");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "200 | {\"errors\":[{\"value\":\"ada\",\"title\":\"Not Found Error\",\"type\":\""
            + PROBLEM
            + "resource-not-found\"}]} | NotFound",
        "404 | {\"title\":\"Not Found Error\",\"detail\":\"no\",\"type\":\""
            + PROBLEM
            + "resource-not-found\"} | NotFound",
        "404 | {\"errors\":[{\"code\":50,\"message\":\"User not found.\"}]} | NotFound",
        "200 | {\"errors\":[{\"title\":\"Forbidden\",\"type\":\""
            + PROBLEM
            + "resource-not-found\",\"detail\":\"User has been suspended: [ada].\"}]} | Suspended",
        "403 | {\"errors\":[{\"code\":63,\"message\":\"User has been suspended.\"}]} | Suspended",
        "200 | {} | Unclear",
        "200 | {\"data\":{\"id\":\"x\"}} | Unclear",
        "200 | [] | Unclear",
        "403 | {\"title\":\"Forbidden\",\"type\":\"about:blank\",\"status\":403} | Unclear",
        "404 | {\"errors\":[{\"code\":34,\"message\":\"that page does not exist\"}]} | Unclear",
        "400 | {\"title\":\"Invalid Request\",\"type\":\""
            + PROBLEM
            + "invalid-request\"} | Unclear",
        "200 | {\"errors\":[{\"title\":\"x\",\"type\":\""
            + PROBLEM
            + "internal-error\"}]} | Unclear",
      })
  void profile_isJudgedByEveryFormOfAnswer(int status, String body, String look) throws Exception {
    answer(status, body);
    assertThat(profile(status, body).getClass().getSimpleName()).isEqualTo(look);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 403, 503})
  void pagesOfSomethingInBetween_sayNothing(int status) throws Exception {
    answer(status, "<html>Just a moment</html>");
    assertThat(profile(status, "<html>Just a moment</html>"))
        .isInstanceOf(ProfileLook.Unclear.class);
  }

  @Test
  void errorBesideData_isNoObjectionToTheData() throws Exception {
    assertThat(
            profile(
                200,
                "{\"data\":{\"id\":\"7\",\"name\":\"Ada\",\"username\":\"ada\"},\"errors\":["
                    + "{\"title\":\"Not Found Error\",\"parameter\":\"pinned_tweet_id\",\"type\":\""
                    + PROBLEM
                    + "resource-not-found\"}]}"))
        .isInstanceOf(ProfileLook.Found.class);
  }

  private SliceRead read(String... pages) throws InterruptedException {
    answer(200, ADA);
    Queue<String> rest = new ArrayDeque<>(List.of(pages));
    rest.forEach(page -> answer(200, page));
    return source.readSlice("ada", MONTH);
  }

  private static Kind partial(SliceRead read, int tweets) {
    assertThat(read)
        .isInstanceOfSatisfying(
            SliceRead.Partial.class, partial -> assertThat(partial.tweets()).hasSize(tweets));
    return ((SliceRead.Partial) read).failure().kind();
  }

  @Test
  void tokenThatComesAgain_endsTheWalk() throws Exception {
    String meta = "\"result_count\":1,\"next_token\":\"t\"";

    assertThat(partial(read(page(post(2), meta), page(post(1), meta)), 2))
        .isEqualTo(Kind.UNTRUSTED);
  }

  @Test
  void pageWithoutAnythingNew_endsTheWalk() throws Exception {
    assertThat(
            partial(
                read(
                    page(post(2), "\"result_count\":1,\"next_token\":\"t1\""),
                    page(post(2), "\"result_count\":1,\"next_token\":\"t2\"")),
                1))
        .isEqualTo(Kind.UNTRUSTED);
  }

  @Test
  void emptyPages_areNoEnd_butNotWalkedForEver() throws Exception {
    String empty = "{\"meta\":{\"result_count\":0,\"next_token\":\"%d\"}}";
    assertThat(read(empty.formatted(1), page(post(1), "\"result_count\":1")))
        .isInstanceOfSatisfying(
            SliceRead.Complete.class, read -> assertThat(read.tweets()).hasSize(1));
    String[] pages = new String[6];
    for (int i = 0; i < pages.length; i++) {
      pages[i] = empty.formatted(i);
    }
    assertThat(read(pages))
        .isInstanceOfSatisfying(
            SliceRead.Failed.class,
            read -> assertThat(read.failure().kind()).isEqualTo(Kind.UNTRUSTED));
  }

  @Test
  void postThatCannotBeRead_isNotPassedOver() throws Exception {
    String bad = "{\"id\":\"%d\",\"author_id\":\"7\"}".formatted(ID + 1);

    assertThat(partial(read(page(post(2) + "," + bad, "\"result_count\":2")), 1))
        .isEqualTo(Kind.BROKEN);
    assertThat(partial(read(page(post(2), "\"result_count\":2")), 1)).isEqualTo(Kind.BROKEN);
  }

  @Test
  void answerThatIsNoPage_isNoEmptyOne() throws Exception {
    for (String body : List.of("{}", "{\"errors\":[{\"title\":\"x\"}]}", "{\"meta\":{}}")) {
      assertThat(read(body))
          .as(body)
          .isInstanceOfSatisfying(
              SliceRead.Failed.class,
              read -> assertThat(read.failure().kind()).isEqualTo(Kind.BROKEN));
    }
  }

  @Test
  void othersPosts_andSuchOfOtherTimes_areLeftOut() throws Exception {
    String others = "{\"id\":\"%d\",\"text\":\"x\",\"author_id\":\"8\"}".formatted(ID + 1);
    String includes =
        ",\"includes\":{\"users\":[{\"id\":\"7\",\"username\":\"ada\"},"
            + "{\"id\":\"8\",\"username\":\"bela\"}]}";
    String old = "{\"id\":\"1900000000000000000\",\"text\":\"x\",\"author_id\":\"7\"}";

    assertThat(
            read(
                "{\"data\":["
                    + others
                    + ","
                    + old
                    + "]"
                    + includes
                    + ",\"meta\":{\"result_count\":2}}"))
        .isInstanceOfSatisfying(
            SliceRead.Complete.class, read -> assertThat(read.tweets()).isEmpty());
  }

  @Test
  void postsOutOfOrder_coverNothing() throws Exception {
    SliceRead read =
        read(
            page(post(1) + "," + post(2), "\"result_count\":2,\"next_token\":\"t\""),
            page(post(3), "\"result_count\":1,\"next_token\":\"t\""));

    assertThat(partial(read, 3)).isEqualTo(Kind.UNTRUSTED);
    assertThat(((SliceRead.Partial) read).covered()).isNull();
  }

  private TweetLook look(String body) throws InterruptedException {
    answer(200, body);
    return source.lookTweets(List.of(new TweetQuery(ID, Set.of()))).getFirst();
  }

  private static String error(String member, String parameter, String slug) {
    return "{\"errors\":[{\"%s\":\"%d\",\"parameter\":\"%s\",\"title\":\"t\",\"type\":\"%s\"}]}"
        .formatted(member, ID, parameter, PROBLEM + slug);
  }

  @Test
  void tweet_isNamedByIdOrByValue() throws Exception {
    assertThat(look(error("resource_id", "ids", "resource-not-found")))
        .isInstanceOf(TweetLook.Missing.class);
    assertThat(look(error("value", "ids", "resource-not-found")))
        .isInstanceOf(TweetLook.Missing.class);
    assertThat(look(error("value", "ids", "not-authorized-for-resource")))
        .isInstanceOfSatisfying(
            TweetLook.Withheld.class,
            look -> assertThat(look.reason()).isEqualTo(TweetLook.Reason.OTHER));
    assertThat(look(error("value", "ids", "resource-unavailable")))
        .isInstanceOfSatisfying(
            TweetLook.Withheld.class,
            look -> assertThat(look.reason()).isEqualTo(TweetLook.Reason.WITHHELD));
  }

  @Test
  void tweet_isNeverMissing_whereXSaysNothingAboutIt() throws Exception {
    for (String body :
        List.of(
            "{}",
            "{\"data\":[]}",
            error("value", "ids", "internal-error"),
            error("value", "referenced_tweets.id", "resource-not-found"),
            "{\"errors\":[{\"value\":\"99999999999999999999\",\"title\":\"t\",\"type\":\""
                + PROBLEM
                + "resource-not-found\"}]}")) {
      assertThat(look(body)).as(body).isInstanceOf(TweetLook.Unclear.class);
    }
  }
}
