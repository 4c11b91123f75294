/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsTest {

  private static final Fault DROP = new Fault.DropBefore();

  private final Faults faults = new Faults(7);

  @Test
  void rule_hitsItsMethodAndPathOnly() {
    faults.add(FaultRule.always("POST", "/2/users/*/likes", DROP));

    assertThat(hits("POST", "/2/users/42/likes")).containsExactly(DROP);
    assertThat(hits("post", "/2/users/42/likes")).containsExactly(DROP);
    assertThat(hits("GET", "/2/users/42/likes")).isEmpty();
    assertThat(hits("POST", "/2/users/42/43/likes")).isEmpty();
    assertThat(hits("POST", "/2/users/42/likes/1")).isEmpty();
  }

  @Test
  void twoStars_matchAnyDepthAndDotsAreLiteral() {
    faults.add(FaultRule.always("*", "/a.b/**", DROP));

    assertThat(hits("GET", "/a.b/c/d")).isNotEmpty();
    assertThat(hits("GET", "/axb/c/d")).isEmpty();
  }

  @Test
  void count_endsTheFault() {
    faults.add(FaultRule.once("*", "**", DROP).times(2));

    assertThat(hits("GET", "/")).isNotEmpty();
    assertThat(hits("GET", "/")).isNotEmpty();
    assertThat(hits("GET", "/")).isEmpty();
    assertThat(faults.list().getFirst().hits()).isEqualTo(2);
  }

  @Test
  void skip_sparesTheFirstCalls() {
    faults.add(FaultRule.once("*", "**", DROP).sparing(2));

    assertThat(hits("GET", "/")).isEmpty();
    assertThat(hits("GET", "/")).isEmpty();
    assertThat(hits("GET", "/")).isNotEmpty();
    assertThat(hits("GET", "/")).isEmpty();
  }

  @Test
  void containing_looksIntoQueryAndBody() {
    faults.add(FaultRule.always("*", "**", DROP).onlyContaining("\"77\""));

    assertThat(faults.hitting("POST", "/", "", "{\"id\":\"77\"}")).isNotEmpty();
    assertThat(faults.hitting("POST", "/", "id=\"77\"", "")).isNotEmpty();
    assertThat(faults.hitting("POST", "/", "", "{\"id\":\"7\"}")).isEmpty();
  }

  @Test
  void probability_isSeededAndRoughlyRight() {
    List<Boolean> first = thousand(new Faults(3));
    List<Boolean> again = thousand(new Faults(3));

    assertThat(first).isEqualTo(again);
    assertThat(first.stream().filter(hit -> hit).count()).isBetween(240L, 360L);
  }

  @Test
  void clear_startsTheDiceAgain() {
    List<Boolean> first = thousand(faults);
    faults.clear();
    assertThat(faults.list()).isEmpty();
    assertThat(thousand(faults)).isEqualTo(first);
  }

  @Test
  void remove_takesOneRuleAway() {
    long id = faults.add(FaultRule.always("*", "**", DROP));
    faults.add(FaultRule.always("*", "**", new Fault.Delay(Duration.ZERO)));

    assertThat(faults.remove(id)).isTrue();
    assertThat(faults.remove(id)).isFalse();
    assertThat(hits("GET", "/")).containsExactly(new Fault.Delay(Duration.ZERO));
  }

  @Test
  void impossibleRules_areRefused() {
    assertThatThrownBy(() -> FaultRule.sometimes("*", "**", DROP, 1.5))
        .hasMessageContaining("probability");
    assertThatThrownBy(() -> new Fault.Truncated(1)).hasMessageContaining("share");
  }

  private static List<Boolean> thousand(Faults faults) {
    faults.add(FaultRule.sometimes("*", "**", DROP, 0.3));
    var hits = new ArrayList<Boolean>();
    for (int i = 0; i < 1000; i++) {
      hits.add(!faults.hitting("GET", "/", "", "").isEmpty());
    }
    return hits;
  }

  private List<Fault> hits(String method, String path) {
    return faults.hitting(method, path, "", "");
  }
}
