/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.tracing;

import dev.covey.model.message.Traceparent;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Runs work as part of a trace: its log lines carry the trace's id, and messages that it writes
 * carry the trace on. Afterwards the thread is what it was before.
 */
public final class TraceScope {
  /** The key under which log lines find the trace. */
  public static final String MDC_KEY = "traceId";

  private TraceScope() {}

  /** Goes on with the trace of {@code traceparent}, or begins one where that is none. */
  public static <T extends @Nullable Object, X extends Throwable> T call(
      @Nullable String traceparent, ScopedValue.CallableOp<? extends T, X> work) throws X {
    Traceparent from = Traceparent.parse(traceparent);
    Traceparent trace = from == null ? Traceparent.root() : from.child();
    String before = MDC.get(MDC_KEY);
    MDC.put(MDC_KEY, trace.traceId());
    try {
      return trace.scope().call(work);
    } finally {
      if (before == null) {
        MDC.remove(MDC_KEY);
      } else {
        MDC.put(MDC_KEY, before);
      }
    }
  }
}
