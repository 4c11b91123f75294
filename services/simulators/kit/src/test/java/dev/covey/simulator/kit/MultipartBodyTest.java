/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultipartBodyTest {

  private static final String TYPE = "multipart/form-data; boundary=\"xyz\"";

  @Test
  void parts_areReadWithNamesTypesAndBytes() {
    String body =
        String.join(
            "\r\n",
            "--xyz",
            "Content-Disposition: form-data; name=\"media_category\"",
            "",
            "tweet_image",
            "--xyz",
            "Content-Disposition: form-data; name=\"media\"; filename=\"a.png\"",
            "Content-Type: image/png",
            "",
            "\u00ff\u0000",
            "\u0001",
            "--xyz--",
            "");

    List<MultipartBody.Part> parts =
        MultipartBody.parse(TYPE, body.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(parts).hasSize(2);
    assertThat(parts.get(0).name()).isEqualTo("media_category");
    assertThat(parts.get(0).text()).isEqualTo("tweet_image");
    assertThat(parts.get(1).fileName()).contains("a.png");
    assertThat(parts.get(1).contentType()).isEqualTo("image/png");
    assertThat(parts.get(1).content()).containsExactly(0xff, 0, 13, 10, 1);
  }

  @Test
  void otherBodies_haveNoParts() {
    assertThat(MultipartBody.parse("application/json", new byte[] {1})).isEmpty();
    assertThat(MultipartBody.parse(TYPE, new byte[0])).isEmpty();
    assertThat(MultipartBody.parse(TYPE, "--xyz\r\nbroken".getBytes(StandardCharsets.UTF_8)))
        .isEmpty();
  }
}
