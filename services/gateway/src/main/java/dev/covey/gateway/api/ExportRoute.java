/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.api;

import dev.covey.chassis.csv.RowFormat;
import dev.covey.chassis.csv.RowWriter;
import dev.covey.chassis.history.TweetRows;
import dev.covey.gateway.http.Call;
import dev.covey.gateway.http.Parameter;
import dev.covey.gateway.http.Route;
import dev.covey.gateway.problem.ProblemException;
import dev.covey.model.access.Role;
import dev.covey.model.history.ProfileCard;
import dev.covey.model.history.SelectTweets;
import dev.covey.model.history.TweetCursor;
import dev.covey.model.history.TweetFilter;
import dev.covey.model.history.TweetLine;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/**
 * All tweets of a profile as a file. It is read page by page, so that neither the answer's length
 * nor a slow client costs memory, a connection of the database or a snapshot in it.
 */
public final class ExportRoute {
  private static final int ROWS_AT_ONCE = 500;

  private final StoredHistory history;

  public ExportRoute(StoredHistory history) {
    this.history = history;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
                "/profiles/{name}/export",
                Role.VIEWER,
                "All stored tweets of a profile as a file.",
                this::export)
            .asking(
                Parameter.oneOf("format", "in which form", RowFormat.class),
                Asked.FROM,
                Asked.UNTIL,
                Asked.WORDS,
                Asked.VERDICT)
            .answeringWith("text/csv")
            .answeringWith("application/jsonl"));
  }

  private void export(Call call) throws SQLException, IOException {
    RowFormat format =
        call.query()
            .oneOf("format", RowFormat.class)
            .orElseThrow(
                () -> ProblemException.wrong("format", "say in which form: csv or jsonl", "csv"));
    TweetFilter wanted = TweetRoutes.filter(call);
    ProfileCard profile = history.read(tx -> StoredHistory.profile(tx, call));
    TweetFilter filter = wanted.within(profile.id());
    // before the answer begins: what fails here can still be said
    List<TweetLine> first = page(filter);
    call.context()
        .contentType(format.contentType())
        .header(
            "Content-Disposition",
            "attachment; filename=\"" + profile.username() + "." + format.word() + "\"");
    if (!call.isHead()) {
      write(call, format, filter, first);
    }
  }

  private void write(Call call, RowFormat format, TweetFilter filter, List<TweetLine> first)
      throws SQLException, IOException {
    Writer out =
        new BufferedWriter(
            new OutputStreamWriter(call.context().outputStream(), StandardCharsets.UTF_8));
    RowWriter<TweetLine> writer = format.writer(out, TweetRows.FORM);
    List<TweetLine> page = first;
    while (!page.isEmpty()) {
      page.forEach(writer);
      page =
          page.size() < ROWS_AT_ONCE
              ? List.of()
              : page(filter.after(TweetCursor.after(page.getLast())));
    }
    writer.flush();
    out.flush();
  }

  private List<TweetLine> page(TweetFilter filter) throws SQLException {
    return history.read(tx -> SelectTweets.page(tx.connection(), filter, ROWS_AT_ONCE));
  }
}
