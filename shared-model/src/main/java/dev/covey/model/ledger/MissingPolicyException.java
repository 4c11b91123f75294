/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

/** A meter that no policy covers: nothing is granted on it, since no limit is not unlimited. */
public final class MissingPolicyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MissingPolicyException(MeterKey meter) {
    super(
        "no policy covers %s, so nothing is granted on it; set one: ledger policy set %s --subject %s --window COUNT/SPAN --new"
            .formatted(meter, meter.kind(), Policies.classOf(meter.subject())));
  }
}
