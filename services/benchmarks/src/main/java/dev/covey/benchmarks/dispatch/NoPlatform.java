/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.dispatch;

import dev.covey.benchmarks.server.CallsOnly;
import dev.covey.source.x.Made;
import dev.covey.source.x.XAnswer;
import dev.covey.source.x.XOutcome;
import dev.covey.worker.action.Prepared;
import java.util.List;

/** Does nothing and says that it is done, so that only the fleet's own work is measured. */
final class NoPlatform extends CallsOnly {
  @Override
  public XAnswer<Made> perform(Prepared action) {
    return new XAnswer<>(new XOutcome.Done<>(new Made("1")), List.of());
  }
}
