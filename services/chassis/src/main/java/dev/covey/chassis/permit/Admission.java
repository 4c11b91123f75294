/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.permit;

import dev.covey.model.ledger.Permit;
import java.time.Instant;
import java.util.List;

/** Whether a call may be made now. */
public sealed interface Admission {

  /** It may; these permits are taken. */
  record Granted(List<Permit> permits) implements Admission {}

  /** Not soon enough to wait for it here. */
  record Later(Instant until, String reason) implements Admission {}
}
