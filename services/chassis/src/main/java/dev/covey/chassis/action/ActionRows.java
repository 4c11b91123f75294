/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.action;

import dev.covey.chassis.csv.RowForm;
import dev.covey.chassis.csv.SpreadsheetCell;
import dev.covey.model.action.ActionContent;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.ActionLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Actions as rows of files, with the columns of an import first. */
public final class ActionRows {
  public static final RowForm<ActionLine> FORM =
      new RowForm<>(
          List.of(
              "account_no",
              "task_type",
              "source_tweet",
              "text_content",
              "media",
              "scheduled_at",
              "target",
              "alt_text",
              "priority",
              "ref",
              "id",
              "status",
              "error",
              "result_id",
              "created_at",
              "settled_at"),
          ActionRows::cells,
          action -> ActionJson.write(ActionJson.action(action)));

  /** Between the files of one action, and between their descriptions. */
  private static final String BETWEEN = "|";

  private ActionRows() {}

  private static List<String> cells(ActionLine action) {
    ActionContent content = action.content();
    ActionKind kind = action.lane().kind();
    boolean ofTweet = kind.about() == ActionKind.About.TWEET;
    return List.of(
        SpreadsheetCell.defused(action.lane().account()),
        kind.column(),
        ofTweet ? text(content.target()) : "",
        cell(content.text()),
        list(content.media()),
        text(action.notBefore()),
        ofTweet ? "" : person(content),
        list(content.altText()),
        Integer.toString(action.priority()),
        cell(action.ref()),
        Long.toString(action.id()),
        action.status().column(),
        cell(action.error()),
        cell(action.resultId()),
        action.createdAt().toString(),
        text(action.settledAt()));
  }

  private static String person(ActionContent content) {
    return content.target() == null ? cell(content.targetName()) : text(content.target());
  }

  private static String list(List<String> values) {
    return SpreadsheetCell.defused(String.join(BETWEEN, values));
  }

  private static String cell(@Nullable String value) {
    return value == null ? "" : SpreadsheetCell.defused(value);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
