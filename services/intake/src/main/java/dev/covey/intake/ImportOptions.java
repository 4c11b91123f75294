/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be imported.
 *
 * @param campaign what its actions are for; null for the file's name
 * @param times how its moments are read
 * @param leave what else it may do
 * @param mediaFolder where its media are; null where there are none but those in the store
 */
public record ImportOptions(
    @Nullable String campaign, Times times, Leave leave, @Nullable Path mediaFolder) {

  /** Everything as usual, without media of its own. */
  public static final ImportOptions PLAIN =
      new ImportOptions(
          null, new Times(ZoneOffset.UTC, null), new Leave(false, false, false, false), null);

  /**
   * How moments are read.
   *
   * @param zone of moments that name none
   * @param startAt for rows without a moment; null for as soon as their turn comes
   */
  public record Times(ZoneId zone, @Nullable Instant startAt) {}

  /**
   * What an import may do.
   *
   * @param dryRun finds out all, and keeps nothing
   * @param skipInvalid imports the other rows where some are wrong
   * @param sameText lets several accounts say the same
   * @param longPosts lets posts have 25,000 characters
   */
  public record Leave(boolean dryRun, boolean skipInvalid, boolean sameText, boolean longPosts) {}

  public ImportOptions with(Leave other) {
    return new ImportOptions(campaign, times, other, mediaFolder);
  }

  public ImportOptions with(Times other) {
    return new ImportOptions(campaign, other, leave, mediaFolder);
  }

  public ImportOptions withCampaign(@Nullable String name) {
    return new ImportOptions(name, times, leave, mediaFolder);
  }

  public ImportOptions withMediaFolder(@Nullable Path folder) {
    return new ImportOptions(campaign, times, leave, folder);
  }
}
