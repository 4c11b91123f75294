/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.text;

import com.twitter.twittertext.TwitterTextParseResults;
import com.twitter.twittertext.TwitterTextParser;
import java.text.Normalizer;

/**
 * A text as X counts it: links 23, most letters 1, CJK and emoji 2, by X's own twitter-text.
 *
 * @param length the weighted length
 * @param valid whether it may be posted: not blank, at most 280, no character that X refuses
 * @param validRange which characters of it fit
 * @param displayRange all of its characters
 */
public record WeightedText(int length, boolean valid, Span validRange, Span displayRange) {
  /** What anybody may post. */
  public static final int POST = 280;

  /** What accounts with long posts may. */
  public static final int LONG_POST = 25_000;

  private static final int LINK = 23;

  /** Characters by their numbers from 0, both ends in it; -1 for none. */
  public record Span(int from, int to) {}

  public static WeightedText of(String text) {
    TwitterTextParseResults parsed = TwitterTextParser.parseTweet(TamedText.of(text));
    return new WeightedText(
        parsed.weightedLength,
        parsed.isValid,
        new Span(parsed.validTextRange.start, parsed.validTextRange.end),
        new Span(parsed.displayTextRange.start, parsed.displayTextRange.end));
  }

  /**
   * Whether it surely weighs no more than that and holds nothing that X refuses. Parsing costs a
   * thousand times as much, and most texts need none; of the others false says nothing.
   */
  public static boolean surelyFits(String text, int most) {
    long weight = 0;
    boolean plain = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && mayBeLink(text, i)) {
        weight += LINK;
      }
      if (isRefused(c)) {
        return false;
      }
      plain &= c < 0x300;
      // the second half of a pair weighs nothing: the first one weighed for both
      weight += Character.isLowSurrogate(c) ? 0 : weight(c);
    }
    // composing may make a text longer, if only in a few scripts
    return weight <= most && (plain || Normalizer.isNormalized(text, Normalizer.Form.NFC));
  }

  /** False only where a text surely has no link. */
  static boolean mayHaveLink(String text) {
    for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
      if (mayBeLink(text, dot)) {
        return true;
      }
    }
    return false;
  }

  /** X refuses them in any text. */
  public static boolean isRefused(char c) {
    return c == '\uFFFE' || c == '\uFEFF' || c == '\uFFFF';
  }

  /** Every link has a dot in its host with something on both sides. */
  private static boolean mayBeLink(String text, int dot) {
    return dot > 0
        && dot + 1 < text.length()
        && mayBeHost(text.charAt(dot - 1))
        && mayBeHost(text.charAt(dot + 1));
  }

  private static boolean mayBeHost(char c) {
    return c >= 0x80 || Character.isLetterOrDigit(c) || c == '-' || c == '_';
  }

  /** At least what it weighs by itself, in a link and at the head of an emoji. */
  private static int weight(char c) {
    boolean light =
        (c <= 0x10FF && c != '\u00A9' && c != '\u00AE')
            || (c >= 0x2000 && c <= 0x200D)
            || (c >= 0x2010 && c <= 0x201F)
            || (c >= 0x2032 && c <= 0x2037);
    return light ? 1 : 2;
  }
}
