/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the import of a demo's file ended, as {@code actions import --json} tells it, beside how it
 * had to end.
 *
 * @param problems one line each, as a person reads them
 * @param right how many rows had to become actions
 * @param wrong how many had to be told as wrong
 */
record DemoImport(
    String file,
    String problemsFile,
    long rows,
    long added,
    long held,
    long invalid,
    List<String> problems,
    int right,
    int wrong) {

  static DemoImport read(String json, String file, int right, int wrong) {
    JsonNode report = JsonMapper.shared().readTree(json);
    List<String> problems = new ArrayList<>();
    for (JsonNode problem : report.path("problems")) {
      String column = problem.path("column").asString("");
      problems.add(
          "line %d%s: %s"
              .formatted(
                  problem.path("line").asLong(),
                  column.isEmpty()
                      ? ""
                      : ", %s '%s'".formatted(column, problem.path("value").asString("")),
                  problem.path("remedy").asString("")));
    }
    return new DemoImport(
        file,
        report.path("problemsFile").asString(""),
        report.path("rows").asLong(),
        report.path("added").asLong(),
        report.path("held").asLong(),
        report.path("invalidRows").asLong(),
        List.copyOf(problems),
        right,
        wrong);
  }

  /** For people, a line each. */
  List<String> describe() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "imported %d of %d rows of %s, %d of them held; left out, being wrong, %d:"
            .formatted(added, rows, file, held, invalid));
    problems.forEach(problem -> lines.add("  " + problem));
    lines.add("those rows with what is wrong beside them: " + problemsFile);
    return lines;
  }

  /** What of it is not as it had to be; {@code actions} is how many there are now. */
  List<String> findings(long actions) {
    List<String> findings = new ArrayList<>();
    if (added != right || actions != right) {
      findings.add(
          "%d actions were imported and %d are there, of %d rows that are right"
              .formatted(added, actions, right));
    }
    if (invalid != wrong || problems.size() != wrong) {
      findings.add(
          "%d rows with %d problems were told, of %d that are wrong"
              .formatted(invalid, problems.size(), wrong));
    }
    return findings;
  }
}
