/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.schema;

import dev.covey.model.database.DatabaseAccess;

/** A process that migrates: arguments are URL, user, password, schema. */
final class MigrateMain {
  private MigrateMain() {}

  public static void main(String[] arguments) {
    DatabaseAccess access =
        new DatabaseAccess(arguments[0], arguments[1], arguments[2], arguments[3], 1);
    System.out.println("made " + new SchemaMigrator(access).migrate());
  }
}
