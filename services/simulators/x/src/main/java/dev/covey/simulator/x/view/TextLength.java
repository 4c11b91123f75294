/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.view;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The weighted length of a text: 23 for an address, 2 for an emoji of whatever make, 1 for most
 * letters of alphabets, 2 for everything else.
 */
public final class TextLength {

  /** The longest text a person without a subscription may post. */
  public static final int LIMIT = 280;

  private static final Pattern URL = Pattern.compile("https?://\\S+");
  private static final Pattern CLUSTER = Pattern.compile("\\X");
  private static final int URL_LENGTH = 23;

  private TextLength() {}

  /** Counts a text. */
  public static int of(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
    Matcher urls = URL.matcher(normal);
    int length = 0;
    int from = 0;
    while (urls.find()) {
      length += plain(normal.substring(from, urls.start())) + URL_LENGTH;
      from = urls.end();
    }
    return length + plain(normal.substring(from));
  }

  private static int plain(String text) {
    return CLUSTER.matcher(text).results().mapToInt(match -> cluster(match.group())).sum();
  }

  private static int cluster(String cluster) {
    boolean emoji =
        cluster.codePoints().anyMatch(Character::isEmojiPresentation)
            || cluster.codePoints().anyMatch(c -> c == 0xFE0F);
    return emoji ? 2 : cluster.codePoints().map(TextLength::weight).sum();
  }

  private static int weight(int codePoint) {
    boolean light =
        codePoint <= 0x10FF
            || (codePoint >= 0x2000 && codePoint <= 0x200D)
            || (codePoint >= 0x2010 && codePoint <= 0x201F)
            || (codePoint >= 0x2032 && codePoint <= 0x2037);
    return light ? 1 : 2;
  }
}
