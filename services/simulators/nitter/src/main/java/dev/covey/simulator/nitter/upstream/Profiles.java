/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.upstream;

import dev.covey.simulator.kit.world.WorldPost;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.nitter.page.Item;
import dev.covey.simulator.nitter.page.Profile;
import java.time.Instant;
import java.util.ArrayList;

/** The numbers and thumbnails of a person's card at one moment. */
public final class Profiles {
  private static final int RAIL = 16;

  private final Upstream upstream;
  private final Items items;
  private final Instant now;

  public Profiles(Upstream upstream, Instant now) {
    this.upstream = upstream;
    this.now = now;
    items = new Items(upstream, now);
  }

  public Profile of(WorldUser user) {
    var rail = new ArrayList<Item.Tweet>();
    long posts = 0;
    long pictures = 0;
    for (Moment moment : upstream.posts().of(user.id())) {
      WorldPost post = upstream.post(moment.post()).orElse(null);
      if (moment.at().isAfter(now) || post == null || !post.existsAt(now)) {
        continue;
      }
      posts++;
      if (moment.isRepost() || post.media().isEmpty() || user.isProtected()) {
        continue;
      }
      pictures += post.media().size();
      if (rail.size() < RAIL && items.item(post.id()).orElse(null) instanceof Item.Tweet tweet) {
        rail.add(tweet);
      }
    }
    return new Profile(
        user,
        posts + user.posts(),
        user.following() + upstream.crowds().following(user.id(), now),
        user.followers() + upstream.crowds().followers(user.id(), now),
        user.likes() + upstream.crowds().likes(user.id(), now),
        rail,
        pictures);
  }
}
