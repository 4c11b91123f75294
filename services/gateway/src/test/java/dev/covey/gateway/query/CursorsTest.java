/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.gateway.problem.ProblemException;
import dev.covey.model.history.TweetCursor;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CursorsTest {
  @Test
  void cursors_comeBackAsTheyWere() {
    for (String time : new String[] {"2026-01-01T00:00:00.123456Z", "1969-12-31T23:59:59.999Z"}) {
      TweetCursor cursor = new TweetCursor(Instant.parse(time), 2_006_000_000_000_000_001L);
      assertThat(Cursors.tweets("after", Cursors.of(cursor))).isEqualTo(cursor);
    }
    for (String name : new String[] {"Ada_1", "~9223372036854775807"}) {
      assertThat(Cursors.profiles("after", Cursors.of(name))).isEqualTo(name);
    }
  }

  @Test
  void oneList_doesNotTakeThoseOfAnother() {
    String tweets = Cursors.of(new TweetCursor(Instant.EPOCH, 20));
    assertThatThrownBy(() -> Cursors.profiles("after", tweets))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> Cursors.tweets("after", Cursors.of("ada")))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> Cursors.tweets("after", tweets + "AA"))
        .isInstanceOf(ProblemException.class);
  }
}
