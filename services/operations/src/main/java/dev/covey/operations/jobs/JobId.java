/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.jobs;

import dev.covey.chassis.lifecycle.UsageException;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** How people name things: a job by its id, something parked by its number. */
sealed interface JobId {

  record OfJob(UUID id) implements JobId {}

  record OfParked(long number) implements JobId {}

  Pattern NUMBER = Pattern.compile("\\d{1,18}");
  Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  static JobId parse(String text) {
    String id = text.strip().toLowerCase(Locale.ROOT);
    if (NUMBER.matcher(id).matches()) {
      return new OfParked(Long.parseLong(id));
    }
    if (UUID_FORM.matcher(id).matches()) {
      return new OfJob(UUID.fromString(id));
    }
    throw new UsageException(
        "'" + text + "' names no job: give a job's id, or the number of 'covey jobs parked'");
  }
}
