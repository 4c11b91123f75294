/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.creator;

import java.util.regex.Pattern;

/** What a name on X looks like. */
final class ProfileName {
  static final String RULE = "not a name on X: letters, digits and _, at most 15";

  private static final Pattern NAME = Pattern.compile("@?[A-Za-z0-9_]{1,15}");

  private ProfileName() {}

  static boolean isOne(String name) {
    return NAME.matcher(name).matches();
  }
}
