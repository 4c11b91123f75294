/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.schema;

import dev.covey.model.database.DatabaseAccess;
import java.util.List;

/** A newer build has changed this schema; this build would misread it and leaves it alone. */
public final class SchemaTooNewException extends SchemaMigrationException {
  SchemaTooNewException(DatabaseAccess access, List<ChangeSetKey> unknown) {
    super(
        "the database %s has %d change(s) that this build does not know (the last is %s): a newer Covey has used it. Run that version, or use another database or schema"
            .formatted(access, unknown.size(), unknown.getLast()));
  }
}
