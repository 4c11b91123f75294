/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import java.util.List;

/**
 * What an account has done that is just what an action was to do.
 *
 * @param ids as X calls them, the newest first
 * @param whole whether all that it has done since was seen; if not, nothing found says nothing
 */
public record Seen(List<String> ids, boolean whole) {
  public Seen {
    ids = List.copyOf(ids);
  }
}
