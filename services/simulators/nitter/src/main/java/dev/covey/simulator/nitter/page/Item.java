/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import dev.covey.simulator.kit.world.WorldCounts;
import dev.covey.simulator.kit.world.WorldPost;
import dev.covey.simulator.kit.world.WorldUser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of a timeline or conversation. */
public sealed interface Item {

  /** The id of what is shown: of a repost the original's. */
  long id();

  /**
   * A post with everything that is shown around it.
   *
   * @param counts as they are now
   * @param repostedBy who brought it here, if it is not the author
   * @param replyingTo user names; empty for a reply to oneself
   */
  record Tweet(
      WorldPost post,
      WorldUser author,
      WorldCounts counts,
      @Nullable WorldUser repostedBy,
      boolean pinned,
      List<String> replyingTo,
      Quote quote)
      implements Item {
    public Tweet {
      replyingTo = List.copyOf(replyingTo);
    }

    @Override
    public long id() {
      return post.id();
    }

    /** The same, marked as the one its author put on top. */
    public Tweet asPinned() {
      return new Tweet(post, author, counts, repostedBy, true, replyingTo, quote);
    }
  }

  /** A post that X withholds, with the reason it gives. */
  record Unavailable(long id, String reason) implements Item {}

  /** What a post quotes. */
  sealed interface Quote {
    record None() implements Quote {}

    record Shown(Tweet tweet) implements Quote {}

    /** {@code id} is 0 where X does not tell it. */
    record Gone(long id, String reason) implements Quote {}
  }
}
