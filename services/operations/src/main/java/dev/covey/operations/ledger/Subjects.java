/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.ledger;

import dev.covey.chassis.config.Suggestion;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.model.ledger.LedgerReader;
import dev.covey.model.ledger.MeterReport;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Reports on a subject, or says in the words of the command line what is wrong with its name. */
record Subjects(LedgerReader reader) {

  List<MeterReport> show(String subject) throws SQLException {
    if (!reader.knows(subject)) {
      throw new UsageException(
          "the ledger has never heard of %s%s".formatted(subject, meant(subject)));
    }
    return reader.show(subject);
  }

  MeterReport why(String subject, String kind) throws SQLException {
    List<MeterReport> reports = show(subject);
    return reports.stream()
        .filter(report -> report.meter().kind().equals(kind))
        .findFirst()
        .orElseThrow(() ->
            new UsageException(
                "%s has no kind %s; it has %s"
                    .formatted(
                        subject,
                        kind,
                        String.join(", ", reports.stream().map(r -> r.meter().kind()).toList()))));
  }

  private String meant(String subject) throws SQLException {
    Collection<String> neighbours = reader.neighbours(subject);
    if (neighbours.isEmpty()) {
      return "; nothing has been granted to anyone of that name yet";
    }
    String close =
        Suggestion.closest(subject, neighbours)
            .or(() -> neighbours.stream().filter(n -> n.endsWith(":" + subject)).findFirst())
            .map(name -> "; did you mean " + name + "?")
            .orElse("");
    return close.isEmpty()
        ? "; it knows, for example, "
            + String.join(", ", neighbours.stream().sorted().limit(3).toList())
        : close;
  }
}
