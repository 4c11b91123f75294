/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.x.state.UserTable;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What the simulated X notes in its audit for an action that it carries out. */
record ExpectedEffects(UserTable people) {
  /** So much of a file's hash the audit shows; the media store names files by the whole of it. */
  private static final int DIGEST = 16;

  /** The key of the effect of an action in that row. */
  String of(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    long user = row.getLong("x_user_id");
    long target = row.getLong("target");
    return switch (kind) {
      case "like", "unlike" -> kind + ":" + user + ":" + target;
      case "retweet" -> "repost:" + user + ":" + target;
      case "unretweet" -> "unrepost:" + user + ":" + target;
      case "delete", "hide", "unhide" -> kind + ":" + target;
      case "post" -> "post:" + user + ":-:" + words(row);
      case "reply", "quote" -> kind + ":" + user + ":" + target + ":" + words(row);
      case "dm" -> {
        long other = person(row, target);
        yield "dm:%d:%d-%d:%s"
            .formatted(user, Math.min(user, other), Math.max(user, other), text(row));
      }
      default -> throw new IllegalStateException("X knows no " + kind);
    };
  }

  /** The kind of action that has such an effect. */
  static String kind(String effectKey) {
    String kind = effectKey.substring(0, effectKey.indexOf(':'));
    return switch (kind) {
      case "repost" -> "retweet";
      case "unrepost" -> "unretweet";
      default -> kind;
    };
  }

  private long person(ResultSet row, long target) throws SQLException {
    String name = row.getString("target_name");
    return name == null ? target : people.named(name).map(WorldUser::id).orElse(0L);
  }

  private static String words(ResultSet row) throws SQLException {
    Array media = row.getArray("media");
    String pictures =
        media == null
            ? ""
            : Arrays.stream((Object[]) media.getArray())
                .map(name -> name.toString().substring(0, DIGEST))
                .collect(Collectors.joining(","));
    String words = text(row).strip().replaceAll("\\s+", " ");
    return words + (pictures.isEmpty() ? "" : " [" + pictures + "]");
  }

  private static String text(ResultSet row) throws SQLException {
    String text = row.getString("text_content");
    return text == null ? "" : text;
  }
}
