/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://pbs.twimg.com/media/a.jpg, https://pbs.twimg.com/media/a.jpg",
    "http://pbs.twimg.com/media/a.jpg:large, https://pbs.twimg.com/media/a.jpg",
    "https://pbs.twimg.com/media/a?format=png&name=900x900, https://pbs.twimg.com/media/a",
    "https://video.twimg.com/v/1280x720/f.mp4?tag=12, https://video.twimg.com/v/1280x720/f.mp4",
  })
  void address_isTheOriginals(String given, String address) {
    assertThat(MediaAddress.of(given)).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/media/a.jpg",
        "https://twimg.com.example.org/a",
        "https://10.0.0.1/pbs.twimg.com/a",
        "file:///etc/passwd",
        "",
      })
  void address_thatLeadsElsewhere_isNone(String given) {
    assertThat(MediaAddress.of(given)).isNull();
  }

  @Test
  void avatarAndBanner_haveTheSizesThatEverySourceGives() {
    assertThat(MediaAddress.ofAvatar("https://pbs.twimg.com/profile_images/1/face_normal.jpg"))
        .isEqualTo("https://pbs.twimg.com/profile_images/1/face.jpg");
    assertThat(MediaAddress.ofAvatar("https://pbs.twimg.com/profile_images/1/x_normal_normal.png"))
        .isEqualTo("https://pbs.twimg.com/profile_images/1/x_normal.png");
    assertThat(MediaAddress.ofBanner("https://pbs.twimg.com/profile_banners/1/2"))
        .isEqualTo("https://pbs.twimg.com/profile_banners/1/2/1500x500");
    assertThat(MediaAddress.ofBanner(null)).isNull();
  }
}
