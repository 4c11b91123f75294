/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an action says, and about whom or what.
 *
 * @param target the tweet that it is about, or the person that it is for, by number
 * @param targetName the person that it is for, where only the name is known
 * @param media names in the media folder, in order
 * @param altText what each of the media shows, in words; empty, or as many as there are media
 */
public record ActionContent(
    @Nullable Long target,
    @Nullable String targetName,
    @Nullable String text,
    List<String> media,
    List<String> altText) {

  public ActionContent {
    media = List.copyOf(media);
    altText = List.copyOf(altText);
  }

  static ActionContent read(ResultSet row) throws SQLException {
    return new ActionContent(
        Columns.numberOrNull(row, "target"),
        row.getString("target_name"),
        row.getString("text_content"),
        Columns.list(row, "media"),
        Columns.list(row, "alt_text"));
  }

  public static ActionContent about(long tweet) {
    return new ActionContent(tweet, null, null, List.of(), List.of());
  }
}
