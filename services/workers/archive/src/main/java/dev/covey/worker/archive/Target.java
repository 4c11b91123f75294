/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.archive;

import dev.covey.model.message.Archive;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What a job is about, checked. */
record Target(long tweetId, String url) {
  private static final int LONGEST_URL = 2_000;

  /** Null where no tweet or no page of the web is named. */
  static @Nullable Target of(Archive job) {
    try {
      long id = Long.parseLong(job.tweetId());
      URI uri = URI.create(job.url());
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      boolean page = web && uri.getHost() != null && uri.getUserInfo() == null;
      return id > 0 && page && job.url().length() <= LONGEST_URL ? new Target(id, job.url()) : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
