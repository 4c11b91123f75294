/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.model.action.ActionStatus;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a status in any case. */
final class StatusConverter implements ITypeConverter<ActionStatus> {
  static final String NAMES = "pending, running, completed, failed, cancelled, held or unknown";

  @Override
  public ActionStatus convert(String text) {
    for (ActionStatus status : ActionStatus.values()) {
      if (status.column().equalsIgnoreCase(text)) {
        return status;
      }
    }
    throw new TypeConversionException("'" + text + "' is no status; there are " + NAMES);
  }
}
