/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import java.time.Instant;
import java.util.Objects;

/**
 * Fetch and store every tweet of a profile in the slice {@code [from, until)}.
 *
 * @param profileId Covey's id of the profile
 * @param username the profile's name when the job was made; the worker trusts the profile row over
 *     it
 */
public record FetchAndPersist(long profileId, String username, Instant from, Instant until)
    implements Job {
  public FetchAndPersist {
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(until, "until");
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("from " + from + " must be before until " + until);
    }
  }
}
