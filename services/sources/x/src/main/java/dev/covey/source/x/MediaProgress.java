/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What X says of a medium on its way.
 *
 * @param why what X holds against it; empty unless it failed
 * @param checkAfter when to ask again, for one that X still works on
 */
record MediaProgress(
    String id, State state, @Nullable Instant expiresAt, String why, Duration checkAfter) {
  private static final Duration USUAL_PAUSE = Duration.ofSeconds(5);
  private static final long LONGEST_PAUSE = 60;
  private static final long LONGEST_LIFE = Duration.ofDays(30).toSeconds();

  /** Whether it can be posted. */
  enum State {
    READY,
    WORKING,
    /** Another try may succeed: it is X that failed. */
    FAILED_AT_X,
    UNUSABLE
  }

  /** Null if the answer does not even say which medium it is about. */
  static @Nullable MediaProgress read(JsonNode body, Instant now) {
    JsonNode data = body.path("data");
    String id = data.path("id").asString("");
    if (id.isEmpty()) {
      return null;
    }
    JsonNode info = data.path("processing_info");
    JsonNode error = info.path("error");
    State state =
        switch (info.path("state").asString("")) {
          case "succeeded" -> State.READY;
          case "failed" ->
              error.path("name").asString("").equals("InternalError")
                  ? State.FAILED_AT_X
                  : State.UNUSABLE;
          default -> info.isObject() ? State.WORKING : State.READY;
        };
    return new MediaProgress(
        id, state, expiry(data, now), error.path("message").asString(""), pause(info));
  }

  private static @Nullable Instant expiry(JsonNode data, Instant now) {
    long seconds = data.path("expires_after_secs").asLong(0);
    return seconds > 0 && seconds <= LONGEST_LIFE ? now.plusSeconds(seconds) : null;
  }

  private static Duration pause(JsonNode info) {
    long seconds = info.path("check_after_secs").asLong(0);
    return seconds <= 0 ? USUAL_PAUSE : Duration.ofSeconds(Math.min(seconds, LONGEST_PAUSE));
  }

  /** The same, with what was known before of when it expires. */
  MediaProgress orExpiring(@Nullable Instant before) {
    return expiresAt != null ? this : new MediaProgress(id, state, before, why, checkAfter);
  }

  UploadedMedia uploaded() {
    return new UploadedMedia(id, expiresAt);
  }
}
