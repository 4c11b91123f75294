/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.chosen;

import java.sql.SQLException;
import java.util.Optional;

/** Tells where a profile is to be read first. */
@FunctionalInterface
interface ProfileChoices {
  /** A source's name; empty if nothing is set for that profile, or it is not known. */
  Optional<String> of(String username) throws SQLException;
}
