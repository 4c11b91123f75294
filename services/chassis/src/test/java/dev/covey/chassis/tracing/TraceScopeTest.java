/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.message.Traceparent;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TraceScopeTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String HEADER = "00-" + TRACE + "-b7ad6b7169203331-01";

  @AfterEach
  void clear() {
    MDC.clear();
  }

  @Test
  void call_goesOnWithTheTrace() {
    String[] seen =
        TraceScope.call(
            HEADER, () -> new String[] {MDC.get(TraceScope.MDC_KEY), Traceparent.next().traceId()});

    assertThat(seen).containsExactly(TRACE, TRACE);
    assertThat(MDC.get(TraceScope.MDC_KEY)).isNull();
  }

  @Test
  void call_beginsATraceWhereThereIsNone() {
    String first = TraceScope.call(null, () -> MDC.get(TraceScope.MDC_KEY));
    String second = TraceScope.call("nonsense", () -> MDC.get(TraceScope.MDC_KEY));

    assertThat(first).hasSize(32).isNotEqualTo(second);
    assertThat(second).hasSize(32);
  }

  @Test
  void call_putsBackWhatWasThere() {
    MDC.put(TraceScope.MDC_KEY, "before");

    assertThatThrownBy(() ->
            TraceScope.call(
                HEADER,
                () -> {
                  throw new IOException("failed");
                }))
        .isInstanceOf(IOException.class);

    assertThat(MDC.get(TraceScope.MDC_KEY)).isEqualTo("before");
  }
}
