/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.text;

import com.twitter.twittertext.Extractor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether X takes any part of a text for a link. What has a scheme is one, since X knows more
 * domains than its own twitter-text does; for hosts without one that is asked.
 */
public final class Links {
  private static final Pattern SCHEME = Pattern.compile("(?i)\\bhttps?://\\S");
  private static final Extractor EXTRACTOR = new Extractor();

  private Links() {}

  public static boolean isIn(@Nullable String text) {
    return text != null
        && (SCHEME.matcher(text).find()
            || (WeightedText.mayHaveLink(text)
                && !EXTRACTOR.extractURLsWithIndices(TamedText.of(text)).isEmpty()));
  }
}
