/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.webhook;

import java.time.Duration;
import java.util.Locale;

/** What came of a delivery. Reasons quote the receiver, who is a stranger. */
public sealed interface DeliveryOutcome {

  /** It was taken. */
  record Delivered(int status) implements DeliveryOutcome {}

  /** The receiver wants to be told nothing more. */
  record Gone(String why) implements DeliveryOutcome {}

  /** The receiver wants to be left alone for a while. */
  record Busy(Duration span, String why) implements DeliveryOutcome {}

  /** It was not taken this time, as far as is known. */
  record Failed(Cause cause, String why) implements DeliveryOutcome {}

  /** Where it failed. */
  enum Cause {
    /** An answer that is neither 2xx nor the server's own trouble; also a redirect. */
    REJECTED,
    /** The receiver says that it is in trouble. */
    BROKEN,
    /** No answer. */
    UNREACHABLE,
    /** It was not asked, since its address is not one of the open Internet. */
    PRIVATE
  }

  /** In one word, for metrics. */
  default String label() {
    return switch (this) {
      case Delivered _ -> "delivered";
      case Gone _ -> "gone";
      case Busy _ -> "busy";
      case Failed failed -> failed.cause().name().toLowerCase(Locale.ROOT);
    };
  }
}
