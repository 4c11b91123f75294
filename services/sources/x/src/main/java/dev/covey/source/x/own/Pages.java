/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.own;

/** Says of each request after the first whether it may be made, before it is. */
@FunctionalInterface
public interface Pages {
  /** As many as it takes. */
  Pages ALL = () -> true;

  boolean mayReadOneMore();
}
