/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaUrlTest {
  @ParameterizedTest
  @CsvSource({
    "/pic/orig/media%2FA.jpg, https://pbs.twimg.com/media/A.jpg",
    "/pic/media%2FA.jpg%3Fname%3Dsmall%26format%3Dwebp, https://pbs.twimg.com/media/A.jpg",
    "/pic/media%2FA.jpg%3Athumb, https://pbs.twimg.com/media/A.jpg",
    "/pic/media%2FA+B.jpg, https://pbs.twimg.com/media/A+B.jpg",
    "/pic/pbs.twimg.com%2Fprofile_images%2F1%2Fa.jpg, https://pbs.twimg.com/profile_images/1/a.jpg",
    "/pic/https%3A%2F%2Fpbs.twimg.com%2Fb%2F1, https://pbs.twimg.com/b/1",
    "/pic/enc/bWVkaWEvQS5qcGc_bmFtZT1zbWFsbA==, https://pbs.twimg.com/media/A.jpg",
    "/pic/orig/enc/bWVkaWEvQS5qcGc, https://pbs.twimg.com/media/A.jpg",
    "/pic/video.twimg.com%2Ftweet_video%2FG.mp4, https://video.twimg.com/tweet_video/G.mp4",
    "/video/AF09/https%3A%2F%2Fvideo.twimg.com%2Fv.mp4%3Ftag%3D1, https://video.twimg.com/v.mp4",
    "/video/enc/AF09/aHR0cHM6Ly92aWRlby50d2ltZy5jb20vdi5tcDQ=, https://video.twimg.com/v.mp4",
    "https://nest.example/pic/media%2FA.jpg, https://pbs.twimg.com/media/A.jpg",
    "http://video.twimg.com/v.mp4, https://video.twimg.com/v.mp4"
  })
  void proxyLinks_becomeTheOriginals(String href, String expected) {
    assertThat(MediaUrl.normalise(href)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "javascript:alert(1)",
        "https://evil.example/x.jpg",
        "/pic/https%3A%2F%2Fevil.example%2Fx",
        "/pic/https%3A%2F%2Fpbs.twimg.com.evil.example%2Fx",
        "/pic/",
        "/pic/%zz",
        "/pic/enc/!!!",
        "/video/AF09",
        "//evil.example/x",
        "/about"
      })
  void otherLinks_areNone(String href) {
    assertThat(MediaUrl.normalise(href)).isNull();
  }

  @Test
  void noLink_isNone() {
    assertThat(MediaUrl.normalise(null)).isNull();
  }
}
