/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.consume.Effect;

/** Something that an action needs before it goes on. */
sealed interface Need<T> {

  /** Here it is. */
  record Met<T>(T value) implements Need<T> {}

  /** It is not to be had, and this is what follows for the action. */
  record Unmet<T>(Effect effect) implements Need<T> {}
}
