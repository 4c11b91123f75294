/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.archive;

import dev.covey.model.ledger.Permit;
import java.time.Instant;
import java.util.List;

/** Whether the archive may be asked now. */
sealed interface Admission {

  /** It may; these permits are taken. */
  record Granted(List<Permit> permits) implements Admission {}

  record Later(Instant at, String why) implements Admission {}
}
