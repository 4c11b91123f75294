/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ParseNitterCommandTest {
  private static final String PAGE =
      """
      <div class="profile-banner"><a href="/pic/https%3A%2F%2Fpbs.twimg.com%2Fprofile_banners%2F77%2F1%2F1500x500"></a></div>
      <div class="profile-card"><a class="profile-card-fullname" title="Orla 日本">x</a>
      <a class="profile-card-username" title="@orla">@orla</a>
      <div class="profile-joindate"><span title="8:50 PM - 21 Mar 2006">x</span></div>
      <ul><li class="posts"><span class="profile-stat-num">1,204</span></li></ul></div>
      <div class="timeline"><div class="timeline-item">
      <a class="tweet-link" href="/orla/status/1700000000000000001#m"></a><div class="tweet-body">
      <div class="pinned">Pinned Tweet</div><a class="username" title="@orla">@orla</a>
      <div class="replying-to">Replying to <a>@nib</a></div>
      <div class="tweet-content media-body">two
      lines</div>
      <div class="attachments"><div class="attachment"><a class="still-image" href="/pic/orig/media%2FA.jpg"><img alt="a &quot;b&quot;"></a></div></div>
      <div class="poll"><div class="poll-meter"><span class="poll-choice-value">3%</span><span class="poll-choice-option">No</span></div><span class="poll-info">4 votes • Final results</span></div>
      <div class="card"><a class="card-container" href="https://x.example/"><h2 class="card-title">T</h2></a></div>
      <div class="quote"><a class="quote-link" href="/nib/status/20#m"></a></div>
      <div class="tweet-stats"><span class="tweet-stat"><span class="icon-heart"></span> 9</span></div></div></div>
      <div class="unavailable timeline-item"><a class="unavailable-box" href="">gone</a></div>
      <div class="show-more"><a href="?cursor=a">Load more</a></div></div>
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String input, String... arguments) {
    byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
    return new CommandLine(new ParseNitterCommand(new ByteArrayInputStream(bytes)))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  @Test
  void json_holdsEveryMember() {
    assertThat(run(PAGE, "-", "--json")).isZero();
    JsonNode page = JsonMapper.shared().readTree(out.toString());
    assertThat(out.toString().strip()).doesNotContain("\n");
    JsonNode expected =
        JsonMapper.shared()
            .readTree(
                """
                {"file":"-","class":"ok",
                 "profile":{"username":"orla","fullname":"Orla 日本","userId":"77","bio":null,
                   "location":null,"website":null,"joined":"2006-03-21T20:50:00Z",
                   "verified":"none","protected":false,"posts":1204,"following":null,
                   "followers":null,"likes":null,"avatar":null,
                   "banner":"https://pbs.twimg.com/profile_banners/77/1/1500x500"},
                 "tweets":[{"id":"1700000000000000001","author":"orla",
                   "createdAt":"2023-09-08T04:15:59.129Z","text":"two\\nlines","retweetedBy":null,
                   "pinned":true,"replyTo":["nib"],"quotedId":"20",
                   "media":[{"type":"photo","url":"https://pbs.twimg.com/media/A.jpg",
                     "alt":"a \\"b\\""}],
                   "stats":{"replies":null,"reposts":null,"quotes":null,"likes":9,"views":null},
                   "poll":{"choices":[{"label":"No","percent":3}],"votes":4,"closed":true},
                   "card":{"url":"https://x.example/","title":"T","description":null}}],
                 "unavailable":[{"id":null,"reason":"gone"}],
                 "next":"?cursor=a","message":null}
                """);
    assertThat(page).isEqualTo(expected);
  }

  @Test
  void everyFile_getsItsLine() throws IOException {
    Path page = file("page.html", PAGE);
    Path empty = file("empty.html", "");
    assertThat(run("", page.toString(), empty.toString(), "--json")).isZero();
    assertThat(out.toString().lines())
        .satisfiesExactly(
            first -> assertThat(first).contains("\"class\":\"ok\""),
            second -> assertThat(second).contains("\"class\":\"not-nitter\""));
  }

  @Test
  void people_getAShortText() {
    assertThat(run(PAGE, "-")).isZero();
    assertThat(out.toString())
        .contains("-: ok")
        .contains("@orla (Orla 日本), id 77")
        .contains(
            "1700000000000000001  2023-09-08T04:15:59.129Z  @orla: two lines [pinned] [1 media]")
        .contains("unavailable: gone")
        .contains("next page: ?cursor=a");
  }

  @Test
  void people_getNothingThatMovesTheirCursor() {
    String hostile = "\u001b[2J\u202e";
    String page =
        PAGE.replace("Orla 日本", "Orla" + hostile)
            .replace("two\n", "two" + hostile)
            .replace("gone", "gone" + hostile)
            .replace("?cursor=a", "?cursor=" + hostile);

    assertThat(run(page, "-")).isZero();

    assertThat(out.toString())
        .doesNotContain("\u001b", "\u202e")
        .contains("Orla\\u001b[2J", "two\\u001b[2J", "gone\\u001b[2J");
  }

  @Test
  void fileThatCannotBeRead_isNamedAndTheOthersAreRead() throws IOException {
    Path page = file("page.html", PAGE);
    assertThat(run("", folder + "/none.html", folder.toString(), page.toString(), "--json"))
        .isEqualTo(1);
    assertThat(err.toString())
        .contains("none.html is not there")
        .contains(folder + " can't be read");
    assertThat(out.toString().lines()).hasSize(1);
  }

  @Test
  void noFile_isAUsageError() {
    assertThat(run("", "--json")).isEqualTo(2);
    assertThat(err.toString()).contains("FILE");
  }
}
