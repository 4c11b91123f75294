/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.source;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A profile as its card shows it. A null means that the source did not tell.
 *
 * @param username in its canonical case, without @
 * @param userId X's numeric id, which survives renames; some cards do not show it
 * @param bio with its newlines, links whole
 * @param joined to the minute, which is what every source can tell
 * @param avatar the original size, at pbs.twimg.com
 * @param banner 1500x500, at pbs.twimg.com
 */
public record SourceProfile(
    String username,
    String fullname,
    @Nullable Long userId,
    @Nullable String bio,
    @Nullable String location,
    @Nullable String website,
    @Nullable Instant joined,
    Verified verified,
    boolean isProtected,
    Counts counts,
    @Nullable String avatar,
    @Nullable String banner) {

  /** The numbers on the card. */
  public record Counts(
      @Nullable Long posts,
      @Nullable Long following,
      @Nullable Long followers,
      @Nullable Long likes) {
    public static final Counts UNKNOWN = new Counts(null, null, null, null);
  }

  public SourceProfile {
    Objects.requireNonNull(username, "username");
    joined = joined == null ? null : joined.truncatedTo(ChronoUnit.MINUTES);
  }
}
