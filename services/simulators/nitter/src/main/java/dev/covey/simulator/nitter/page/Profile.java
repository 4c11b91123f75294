/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import dev.covey.simulator.kit.world.WorldUser;
import java.util.List;

/**
 * A person with the numbers of the card.
 *
 * @param rail the newest tweets with pictures, shown as thumbnails beside the timeline
 * @param pictures how many pictures and films there are in all
 */
public record Profile(
    WorldUser user,
    long posts,
    long following,
    long followers,
    long likes,
    List<Item.Tweet> rail,
    long pictures) {
  public Profile {
    rail = List.copyOf(rail);
  }
}
