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

  /**
   * Where no subject is named, the one class or bare subject that has limits for this kind.
   *
   * @param fresh whether the kind, or the class of the subject, may be one that has no limits yet
   */
  MeterKey scope(String kind, @Nullable String subject, boolean fresh) throws SQLException {
    List<MeterKey> known = policies.list().stream().map(named -> named.scope()).toList();
    if (subject != null) {
      if (!SUBJECT.matcher(subject).matches()) {
        throw new UsageException(
            "'%s' is not a subject: write one like account:42, account:* or app"
                .formatted(subject));
      }
      if (!fresh) {
        check(new MeterKey(subject, kind), known);
      }
      return new MeterKey(subject, kind);
    }
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

  /** Limits of what nobody ever asks for would be taken without a word, and limit nothing. */
  private static void check(MeterKey scope, List<MeterKey> known) {
    String subject = scope.subject();
    Set<String> classes =
        known.stream()
            .map(each -> classOf(each.subject()))
            .collect(Collectors.toCollection(TreeSet::new));
    String name = classOf(subject);
    if (!classes.contains(name)) {
      throw new UsageException(
          "nothing is limited for subjects like %s, only for %s%s; to limit something new, say --new"
              .formatted(
                  subject,
                  String.join(", ", classes),
                  Suggestion.closest(name, classes)
                      .map(
                          near -> "; did you mean " + near + subject.substring(name.length()) + "?")
                      .orElse("")));
    }
    Set<String> kinds =
        known.stream()
            .filter(each -> classOf(each.subject()).equals(name))
            .map(MeterKey::kind)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!kinds.contains(scope.kind())) {
      throw new UsageException(
          "%s has no kind %s, only %s%s; to limit something new, say --new"
              .formatted(
                  subject,
                  scope.kind(),
                  String.join(", ", kinds),
                  Suggestion.closest(scope.kind(), kinds)
                      .map(near -> "; did you mean " + near + "?")
                      .orElse("")));
    }
  }

  /** {@code account} of {@code account:42} and {@code account:*}. */
  private static String classOf(String subject) {
    int colon = subject.indexOf(':');
    return colon < 0 ? subject : subject.substring(0, colon);
  }

  private static String unknown(String kind, List<MeterKey> known) {
    Set<String> kinds =
        known.stream().map(MeterKey::kind).collect(Collectors.toCollection(TreeSet::new));
    return Suggestion.closest(kind, kinds)
        .map(name -> "no limits are known for %s; did you mean %s?".formatted(kind, name))
        .orElse(
            "no limits are known for %s, only for %s; to limit something new, name its --subject and say --new"
                .formatted(kind, String.join(", ", kinds)));
  }
}
