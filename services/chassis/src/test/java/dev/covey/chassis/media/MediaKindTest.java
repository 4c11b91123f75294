/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MediaKindTest {
  @ParameterizedTest
  @CsvSource({
    "'\u00ff\u00d8\u00ff\u00e0', JPEG",
    "GIF89a, GIF",
    "RIFF----WEBP, WEBP",
    "'----ftypqt  ', MOV",
    "----ftypisom, MP4"
  })
  void kind_isKnownByTheFirstBytes(String start, MediaKind kind) {
    assertThat(MediaKind.of(start.getBytes(StandardCharsets.ISO_8859_1))).contains(kind);
    assertThat(MediaKind.of("#!/bin/sh".getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void kind_isKnownByTheNameInTheStore(MediaKind kind) {
    StoredMedia stored = StoredMedia.of("0".repeat(64), kind);
    assertThat(MediaKind.named(stored.name())).contains(kind);
    assertThat(StoredMedia.parse(stored.name())).contains(stored);
  }

  @Test
  void otherNames_areOfNoKind() {
    assertThat(MediaKind.named("mp4")).as("a name without ending").isEmpty();
    assertThat(MediaKind.named("a.exe")).isEmpty();
  }
}
