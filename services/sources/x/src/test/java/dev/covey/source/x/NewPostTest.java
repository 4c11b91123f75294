/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NewPostTest {

  @Test
  void members_areThoseThatAreSet() {
    assertThat(NewPost.of("Hello").members()).isEqualTo(Map.of("text", "Hello"));
    assertThat(NewPost.ofMedia(List.of("1", "2")).members())
        .isEqualTo(Map.of("media", Map.of("media_ids", List.of("1", "2"))));
    assertThat(NewPost.of("Hello").replyingTo(5).members())
        .isEqualTo(Map.of("text", "Hello", "reply", Map.of("in_reply_to_tweet_id", "5")));
  }

  @Test
  void members_canBeAll() {
    NewPost all =
        NewPost.of("Tea?")
            .replyingTo(new NewPost.Reply(5, List.of(6L, 7L)))
            .quoting(1889000000000000001L)
            .withMedia(List.of("9"))
            .withPoll(List.of("Yes", "No"), 60)
            .disclosing(true, true);
    assertThat(all.members())
        .isEqualTo(
            Map.of(
                "text",
                "Tea?",
                "reply",
                Map.of("in_reply_to_tweet_id", "5", "exclude_reply_user_ids", List.of("6", "7")),
                "quote_tweet_id",
                "1889000000000000001",
                "media",
                Map.of("media_ids", List.of("9")),
                "poll",
                Map.of("options", List.of("Yes", "No"), "duration_minutes", 60),
                "made_with_ai",
                true,
                "paid_partnership",
                true));
  }

  @Test
  void post_needsSomethingToShow() {
    assertRefused(() -> NewPost.of(" \n"));
    assertRefused(() -> NewPost.ofMedia(List.of()));
    assertRefused(() -> NewPost.ofMedia(List.of("1", "2", "3", "4", "5")));
    assertThat(NewPost.ofQuote(5).members()).isEqualTo(Map.of("quote_tweet_id", "5"));
  }

  @Test
  void poll_hasItsBounds() {
    assertRefused(() -> new NewPost.Poll(List.of("a"), 60));
    assertRefused(() -> new NewPost.Poll(List.of("a", "b", "c", "d", "e"), 60));
    assertRefused(() -> new NewPost.Poll(List.of("a", ""), 60));
    assertRefused(() -> new NewPost.Poll(List.of("a", "x".repeat(26)), 60));
    assertRefused(() -> new NewPost.Poll(List.of("a", "b"), 4));
    assertRefused(() -> new NewPost.Poll(List.of("a", "b"), 10_081));
    assertThat(new NewPost.Poll(List.of("a", "🌳".repeat(25)), 5).minutes()).isEqualTo(5);
  }

  private static void assertRefused(Runnable making) {
    assertThatIllegalArgumentException().isThrownBy(making::run);
  }
}
