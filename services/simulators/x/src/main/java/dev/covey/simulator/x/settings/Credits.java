/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.settings;

/** Whether the app can pay for its calls, and in which words the platform says that it cannot. */
public enum Credits {
  ENOUGH,
  /** Status 402 with title CreditsDepleted and the account's number. */
  DEPLETED,
  /** Status 402 with title Payment Required. */
  PAYMENT_REQUIRED
}
