/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import java.util.regex.Pattern;

/**
 * What failures are grouped by: the reason without what differs from job to job, that is ids,
 * numbers, times and quoted words.
 */
public final class FailureCause {
  private static final int LONGEST = 200;
  private static final Pattern UUIDS =
      Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"|`[^`]*`");
  private static final Pattern NUMBERS = Pattern.compile("\\b(?=\\w*\\d)\\w[\\w:.+-]*(?<![:.+-])");

  private FailureCause() {}

  public static String of(String reason) {
    String cause = reason.lines().findFirst().orElse("").strip();
    cause = UUIDS.matcher(cause).replaceAll("#");
    cause = QUOTED.matcher(cause).replaceAll("'…'");
    cause = NUMBERS.matcher(cause).replaceAll("#");
    return cause.length() <= LONGEST ? cause : cause.substring(0, LONGEST) + "…";
  }
}
