/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.database;

import dev.covey.model.schema.SchemaMigrator;
import dev.covey.testing.DatabaseCopyExtension;
import dev.covey.testing.TestSchema;

/** Gives tests of this module a {@link Database} of their own with the whole schema in it. */
public final class MigratedDatabase extends DatabaseCopyExtension<Database> {
  private static final int POOL_SIZE = 10;

  public MigratedDatabase() {
    super(
        Database.class,
        empty -> new SchemaMigrator(access(empty)).migrate(),
        copy -> new Database(access(copy), "test"));
  }

  public static DatabaseAccess access(TestSchema schema) {
    return new DatabaseAccess(
        schema.url(), schema.user(), schema.password(), schema.schema(), POOL_SIZE);
  }
}
