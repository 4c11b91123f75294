/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom a message is for, as people name them: by handle, number or profile page.
 *
 * @param id null where only the name is known
 * @param name null where the number is known
 */
record PersonReference(@Nullable Long id, @Nullable String name) {
  private static final Pattern ID = Pattern.compile("[0-9]{1,19}");
  private static final Pattern HANDLE = Pattern.compile("@?([A-Za-z0-9_]{1,15})");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https?://)?(?:www\\.|mobile\\.)?(?:x|twitter)\\.com/@?([a-z0-9_]{1,15})/?(?:[?#].*)?",
          Pattern.CASE_INSENSITIVE);

  /** Empty where the text names nobody. */
  static Optional<PersonReference> parse(String text) {
    String reference = text.strip();
    if (ID.matcher(reference).matches()) {
      return number(reference);
    }
    Matcher handle = HANDLE.matcher(reference);
    if (handle.matches()) {
      return Optional.of(new PersonReference(null, handle.group(1)));
    }
    Matcher address = ADDRESS.matcher(reference);
    return address.matches() && !address.group(1).equals("i")
        ? Optional.of(new PersonReference(null, address.group(1)))
        : Optional.empty();
  }

  private static Optional<PersonReference> number(String digits) {
    try {
      long id = Long.parseLong(digits);
      return id > 0 ? Optional.of(new PersonReference(id, null)) : Optional.empty();
    } catch (NumberFormatException beyondAnyId) {
      return Optional.empty();
    }
  }
}
