/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.schema;

/** The schema could not be brought up to date; the message says on which database and why. */
public class SchemaMigrationException extends RuntimeException {
  public SchemaMigrationException(String message) {
    super(message);
  }

  public SchemaMigrationException(String message, Throwable cause) {
    super(message, cause);
  }
}
