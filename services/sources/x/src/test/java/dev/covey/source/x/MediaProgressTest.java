/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class MediaProgressTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final JsonMapper MAPPER = new JsonMapper();

  private static @Nullable MediaProgress read(String data) {
    return MediaProgress.read(MAPPER.readTree("{\"data\":" + data + "}"), NOW);
  }

  private static MediaProgress known(String data) {
    return Objects.requireNonNull(read(data));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      textBlock =
          """
          {"id":"1"}|READY
          {"id":"1","processing_info":{"state":"succeeded"}}|READY
          {"id":"1","processing_info":{"state":"pending"}}|WORKING
          {"id":"1","processing_info":{"state":"in_progress"}}|WORKING
          {"id":"1","processing_info":{"state":"dreaming"}}|WORKING
          {"id":"1","processing_info":{}}|WORKING
          {"id":"1","processing_info":{"state":"failed"}}|UNUSABLE
          {"id":"1","processing_info":{"state":"failed","error":{"name":"InvalidMedia"}}}|UNUSABLE
          {"id":"1","processing_info":{"state":"failed","error":{"name":"InternalError"}}}|FAILED_AT_X
          """)
  void state_isRead(String data, MediaProgress.State state) {
    assertThat(read(data)).extracting(MediaProgress::state).isEqualTo(state);
  }

  @Test
  void answerWithoutAnId_saysNothing() {
    assertThat(read("{}")).isNull();
    assertThat(read("[]")).isNull();
    assertThat(read("{\"id\":null}")).isNull();
  }

  @Test
  void pausesAndExpiries_areBelievedWithinReason() {
    assertThat(pause(7)).isEqualTo(Duration.ofSeconds(7));
    assertThat(pause(0)).isEqualTo(pause(-3)).isEqualTo(Duration.ofSeconds(5));
    assertThat(pause(9_999_999_999L)).isEqualTo(Duration.ofMinutes(1));
    assertThat(expiry(86_400)).isEqualTo(NOW.plus(Duration.ofDays(1)));
    assertThat(expiry(-1)).isNull();
    assertThat(expiry(Long.MAX_VALUE)).isNull();
  }

  private static Duration pause(long seconds) {
    return known("{\"id\":\"1\",\"processing_info\":{\"check_after_secs\":" + seconds + "}}")
        .checkAfter();
  }

  private static @Nullable Instant expiry(long seconds) {
    return known("{\"id\":\"1\",\"expires_after_secs\":" + seconds + "}").expiresAt();
  }
}
