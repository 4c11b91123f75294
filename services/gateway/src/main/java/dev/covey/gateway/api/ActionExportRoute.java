/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.api;

import dev.covey.chassis.action.ActionRows;
import dev.covey.chassis.action.ReadActions;
import dev.covey.chassis.csv.RowFormat;
import dev.covey.chassis.csv.RowWriter;
import dev.covey.gateway.http.Call;
import dev.covey.gateway.http.Parameter;
import dev.covey.gateway.http.Route;
import dev.covey.gateway.problem.ProblemException;
import dev.covey.model.access.Role;
import dev.covey.model.action.ActionLine;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/** All actions that match as a file; read page by page, so that its length costs nothing. */
public final class ActionExportRoute {
  private final ActionDesk desk;

  public ActionExportRoute(ActionDesk desk) {
    this.desk = desk;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
                "/actions/export",
                Role.VIEWER,
                "All actions that match as a file, the oldest first; its first columns are those of"
                    + " an import.",
                this::export)
            .asking(Matching.asked(Parameter.oneOf("format", "in which form", RowFormat.class)))
            .answeringWith("text/csv")
            .answeringWith("application/jsonl"));
  }

  private void export(Call call) throws SQLException, IOException {
    RowFormat format =
        call.query()
            .oneOf("format", RowFormat.class)
            .orElseThrow(
                () -> ProblemException.wrong("format", "say in which form: csv or jsonl", "csv"));
    ReadActions actions = ReadActions.begin(desk.readers(), Matching.of(call.query()));
    // before the answer begins: what fails here can still be said
    List<ActionLine> page = actions.next();
    call.context()
        .contentType(format.contentType())
        .header("Content-Disposition", "attachment; filename=\"actions." + format.word() + "\"");
    if (call.isHead()) {
      return;
    }
    Writer out =
        new BufferedWriter(
            new OutputStreamWriter(call.context().outputStream(), StandardCharsets.UTF_8));
    RowWriter<ActionLine> writer = format.writer(out, ActionRows.FORM);
    while (!page.isEmpty()) {
      page.forEach(writer);
      page = actions.next();
    }
    writer.flush();
    out.flush();
  }
}
