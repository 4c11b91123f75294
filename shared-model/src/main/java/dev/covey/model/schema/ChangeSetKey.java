/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.schema;

/** What tells one change from all others, in the changelogs as in the database. */
record ChangeSetKey(String file, String author, String id) {
  @Override
  public String toString() {
    return id + " of " + file.substring(file.lastIndexOf('/') + 1);
  }
}
