/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.seal.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hashes that tell which actions are the same, and which say the same. What they are made of must
 * not change: they are compared with those of rows that are years old.
 */
public final class ActionKeys {
  /** Links, people, and the signs before topics: what senders of one text vary. */
  private static final Pattern VARIED = Pattern.compile("https?://\\S+|@\\w+|#");

  private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");

  /**
   * Both hashes of one action.
   *
   * @param words null for one that says nothing
   */
  public record Pair(long same, @Nullable Long words) {}

  private ActionKeys() {}

  public static Pair both(LaneKey lane, ActionContent content) {
    return new Pair(same(lane, content), lane.kind().speaks() ? words(content.text()) : null);
  }

  /** Equal for two actions where the second would do again what the first did. */
  public static long same(LaneKey lane, ActionContent content) {
    String parts =
        String.join(
            "\0",
            lane.account(),
            lane.kind().column(),
            Objects.toString(content.target(), ""),
            Objects.toString(content.targetName(), "").toLowerCase(Locale.ROOT),
            Objects.toString(content.text(), "").strip(),
            String.join(" ", content.media()));
    return hash(parts);
  }

  /** Equal for two replies of an account to a tweet, and for two reposts of one by anybody. */
  public static long aim(LaneKey lane, long target) {
    String account = lane.kind() == ActionKind.REPLY ? lane.account() : "";
    return hash(String.join("\0", lane.kind().column(), Long.toString(target), account));
  }

  /** Equal for texts that read alike; null for one without letters, which reads like no other. */
  public static @Nullable Long words(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String letters =
        NO_LETTERS.matcher(VARIED.matcher(folded).replaceAll(" ")).replaceAll(" ").strip();
    return letters.isEmpty() ? null : hash(letters);
  }

  private static long hash(String text) {
    return ByteBuffer.wrap(Sha256.of(text.getBytes(StandardCharsets.UTF_8))).getLong();
  }
}
