/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.ledger;

import dev.covey.chassis.config.Suggestion;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.model.ledger.LedgerPolicies;
import dev.covey.model.ledger.MeterKey;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out whose limits are meant. */
record Scopes(LedgerPolicies policies) {
  private static final Pattern SUBJECT = Pattern.compile("[a-z][a-z-]*(:\\S+)?");

  /** Where no subject is named, the one class or bare subject that has limits for this kind. */
  MeterKey scope(String kind, @Nullable String subject) throws SQLException {
    if (subject != null) {
      if (!SUBJECT.matcher(subject).matches()) {
        throw new UsageException(
            "'%s' is not a subject: write one like account:42, account:* or app"
                .formatted(subject));
      }
      return new MeterKey(subject, kind);
    }
    List<MeterKey> known = policies.list().stream().map(named -> named.scope()).toList();
    List<String> classes =
        known.stream()
            .filter(scope -> scope.kind().equals(kind))
            .map(MeterKey::subject)
            .filter(name -> name.endsWith(":*") || !name.contains(":"))
            .toList();
    return switch (classes.size()) {
      case 1 -> new MeterKey(classes.getFirst(), kind);
      case 0 -> throw new UsageException(unknown(kind, known));
      default ->
          throw new UsageException(
              "%s is limited for %s; say which with --subject"
                  .formatted(kind, String.join(" and ", classes)));
    };
  }

  private static String unknown(String kind, List<MeterKey> known) {
    Set<String> kinds =
        known.stream().map(MeterKey::kind).collect(Collectors.toCollection(TreeSet::new));
    return Suggestion.closest(kind, kinds)
        .map(name -> "no limits are known for %s; did you mean %s?".formatted(kind, name))
        .orElse(
            "no limits are known for %s, only for %s; to limit something new, name its --subject"
                .formatted(kind, String.join(", ", kinds)));
  }
}
