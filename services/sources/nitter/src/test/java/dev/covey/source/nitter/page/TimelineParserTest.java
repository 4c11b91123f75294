/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.covey.model.source.Card;
import dev.covey.model.source.Media;
import dev.covey.model.source.Poll;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.source.TweetStats;
import dev.covey.model.source.UnavailableTweet;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineParserTest {
  private final NitterPage page = ReadPages.resource("profile-2026.html");

  @Test
  void items_areTweetsInPageOrder() {
    assertThat(page.pageClass()).isEqualTo(PageClass.OK);
    assertThat(page.tweets())
        .extracting(SourceTweet::id, SourceTweet::author)
        .containsExactly(
            tuple(1500000000000000001L, "Orla_Writes"),
            tuple(1700000000000000002L, "inkpot"),
            tuple(1700000000000000003L, "Orla_Writes"),
            tuple(1700000000000000004L, "Orla_Writes"),
            tuple(1700000000000000005L, "Orla_Writes"));
    assertThat(page.unavailable())
        .containsExactly(
            new UnavailableTweet(
                1700000000000000006L, "This Post was deleted by the Post author."));
    assertThat(page.unreadable()).isZero();
    assertThat(page.main()).isNull();
    assertThat(page.message()).isNull();
  }

  @Test
  void next_isTheLinkToMoreNotToNewest() {
    assertThat(page.next()).isEqualTo("?cursor=DAAB%3D%3D&x=1");
  }

  @Test
  void text_keepsNewlinesAndMakesLinksWhole() {
    SourceTweet pinned = page.tweets().getFirst();
    assertThat(pinned.text())
        .isEqualTo(
            "two\nlines\n\n   and an indent, with @inkpot #pens"
                + " https://pens.example/very/long/path/that/is/cut?a=b&c=d"
                + " and https://x.com/inkpot/status/20");
    assertThat(pinned.pinned()).isTrue();
    assertThat(pinned.createdAt())
        .isEqualTo(Instant.ofEpochMilli((1500000000000000001L >> 22) + 1288834974657L));
    assertThat(pinned.stats()).isEqualTo(new TweetStats(3819L, 0L, null, 26L, 8_195_028L));
  }

  @Test
  void retweet_isTheOriginalPassedOn() {
    SourceTweet retweet = page.tweets().get(1);
    assertThat(retweet.retweetedBy()).isEqualTo("Orla retweeted");
    assertThat(retweet.text()).isEqualTo("the original's words");
    assertThat(retweet.pinned()).isFalse();
    assertThat(retweet.stats()).isEqualTo(new TweetStats(null, null, null, null, 9L));
  }

  @Test
  void quote_isNotMixedWithTheOuterTweet() {
    SourceTweet reply = page.tweets().get(2);
    assertThat(reply.quotedId()).isEqualTo(1600000000000000009L);
    assertThat(reply.author()).isEqualTo("Orla_Writes");
    assertThat(reply.text()).isEqualTo("Replying to @nobody, No more items, not found");
    assertThat(reply.replyTo()).containsExactly("inkpot", "nib");
    assertThat(reply.media()).isEmpty();
    assertThat(reply.note()).isNull();
  }

  @Test
  void media_haveTypeSourceAndAlt() {
    SourceTweet media = page.tweets().get(3);
    assertThat(media.text()).isEmpty();
    assertThat(media.media())
        .containsExactly(
            new Media(
                Media.Type.PHOTO, "https://pbs.twimg.com/media/ONE.jpg", "a \"quill\" & <ink>"),
            new Media(
                Media.Type.VIDEO, "https://pbs.twimg.com/ext_tw_video_thumb/9/pu/img/T.jpg", null),
            new Media(Media.Type.VIDEO, "https://video.twimg.com/ext_tw_video/9/vid/v.mp4", null),
            new Media(Media.Type.GIF, "https://video.twimg.com/tweet_video/G.mp4", null));
    assertThat(media.quotedId()).isEqualTo(1400000000000000000L);
    assertThat(media.note())
        .isEqualTo("Readers say: see https://facts.example/long/long/long/long");
  }

  @Test
  void pollAndCard_areRead() {
    SourceTweet poll = page.tweets().get(4);
    assertThat(poll.poll())
        .isEqualTo(
            new Poll(
                List.of(new Poll.Choice("Yes & yes", 60), new Poll.Choice("No", 9)), 1234L, false));
    assertThat(poll.card())
        .isEqualTo(new Card("https://pens.example/article", "All about nibs", "Steel and gold"));
  }

  @Test
  void oldPages_areRead() {
    NitterPage old = ReadPages.resource("profile-2020.html");
    assertThat(old.tweets())
        .containsExactly(
            SourceTweet.builder(20, "marten_old", Instant.parse("2006-03-21T20:50:14Z"))
                .text("setting up")
                .stats(new TweetStats(1L, 2L, 3L, 4L, null))
                .build(),
            SourceTweet.builder(
                    29_000_000_000L, "marten_old", Instant.parse("2010-10-29T19:05:00Z"))
                .text("films")
                .media(
                    List.of(
                        new Media(
                            Media.Type.VIDEO,
                            "https://video.twimg.com/amplify_video/1/pl/M.m3u8",
                            null)))
                .build());
    assertThat(old.unavailable())
        .containsExactly(new UnavailableTweet(null, "This tweet is unavailable"));
    assertThat(old.next()).isEqualTo("?max_position=THE%20END");
  }

  @Test
  void statusPage_tellsItsMainTweetFromTheOthers() {
    NitterPage status = ReadPages.resource("status-edited.html");
    assertThat(status.pageClass()).isEqualTo(PageClass.OK);
    assertThat(status.main())
        .isNotNull()
        .extracting(SourceTweet::id)
        .isEqualTo(1800000000000000001L);
    assertThat(status.tweets())
        .extracting(SourceTweet::id, SourceTweet::edited)
        .containsExactly(
            tuple(1800000000000000001L, true),
            tuple(1800000000000000002L, true),
            tuple(1800000000000000003L, false));
    assertThat(status.unavailable())
        .containsExactly(new UnavailableTweet(null, "This Post is from a suspended account."));
    assertThat(status.next()).isEqualTo("?cursor=LBmG#r");
  }

  @Test
  void feed_isRead() {
    NitterPage feed = ReadPages.resource("feed.xml");
    assertThat(feed.pageClass()).isEqualTo(PageClass.OK);
    assertThat(feed.unreadable()).isEqualTo(1);
    assertThat(feed.tweets())
        .containsExactly(
            SourceTweet.builder(
                    1700000000000000001L, "orla_writes", Instant.parse("2023-09-08T04:15:59.129Z"))
                .text(
                    "one\ntwo & @inkpot https://pens.example/a/long/long/long/way"
                        + " https://x.com/inkpot/status/20")
                .pinned(true)
                .media(
                    List.of(
                        new Media(Media.Type.PHOTO, "https://pbs.twimg.com/media/A.jpg", null),
                        new Media(
                            Media.Type.GIF, "https://video.twimg.com/tweet_video/G.mp4", null),
                        new Media(
                            Media.Type.VIDEO,
                            "https://pbs.twimg.com/ext_tw_video_thumb/9/T.jpg",
                            null)))
                .build(),
            SourceTweet.builder(20, "inkpot", Instant.parse("2006-03-21T20:50:14Z"))
                .text("words of another")
                .retweetedBy("orla_writes")
                .quotedId(1600000000000000009L)
                .build(),
            SourceTweet.builder(
                    1700000000000000002L, "orla_writes", Instant.parse("2023-09-08T04:15:59.129Z"))
                .replyTo(List.of("nib"))
                .media(
                    List.of(new Media(Media.Type.PHOTO, "https://pbs.twimg.com/media/B.jpg", null)))
                .build());
  }
}
