/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.own;

import dev.covey.model.text.StorableText;
import dev.covey.source.x.NewPost;
import dev.covey.source.x.post.HiddenLinks;
import java.net.IDN;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says whether what X shows is what was to be sent, whatever X does to texts: white space, forms of
 * the same letter, escapes, shortened and completed links, names before a reply, links to media and
 * quotes at the end. Pure.
 */
public final class SameText {
  private static final Pattern GAPS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
  private static final Pattern UNSEEN = Pattern.compile("[\\u200B\\u2060\\uFE0F\\uFEFF]");
  private static final Pattern ESCAPE = Pattern.compile("&(amp|lt|gt);");
  private static final Pattern NAME = Pattern.compile("@\\w{1,15}");
  private static final Pattern SHORT = Pattern.compile("https?://t\\.co/\\w+");
  private static final Pattern SCHEME = Pattern.compile("(?i)https?://");
  private static final Pattern MIRROR = Pattern.compile("^(?:www|mobile|m)\\.");
  private static final Pattern LINK_LIKE = Pattern.compile(".*\\w\\.\\w.*");
  private static final Pattern HOST_END = Pattern.compile("[/?#]");

  private SameText() {}

  /** Whether the post that X shows is the one that was to be written. */
  public static boolean isPost(NewPost wanted, OwnPost seen) {
    NewPost.Reply reply = wanted.reply();
    boolean appended = seen.media() > 0 || seen.quoted() != null || wanted.quoted() != null;
    List<String> typed = words(wanted.text());
    List<String> shown = words(seen.text());
    return seen.reposted() == null
        && Objects.equals(reply == null ? null : reply.to(), seen.repliedTo())
        && quotesTheSame(wanted.quoted(), typed, seen.quoted(), shown)
        && wanted.mediaIds().size() == seen.media()
        && (wanted.poll() != null) == seen.poll()
        && isSame(
            reply == null ? typed : withoutNames(typed),
            reply == null ? shown : withoutNames(shown),
            appended);
  }

  /** Whether the message that X shows is the one that was to be sent. */
  public static boolean isMessage(@Nullable String text, boolean media, OwnMessage seen) {
    return media == seen.media() && isSame(words(text), words(seen.text()), media);
  }

  /**
   * Whether two texts are one, typed and shown.
   *
   * @param appended whether X may have put links behind it, to media or a quote
   */
  public static boolean isSame(String typed, String shown, boolean appended) {
    return isSame(words(typed), words(shown), appended);
  }

  private static boolean isSame(List<String> typed, List<String> shown, boolean appended) {
    int behind = shown.size();
    while (appended && behind > typed.size() && isAppended(shown.get(behind - 1))) {
      behind--;
    }
    if (behind != typed.size()) {
      return false;
    }
    for (int i = 0; i < behind; i++) {
      if (!isSameWord(typed.get(i), shown.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether X itself may have put it behind the words. */
  private static boolean isAppended(String word) {
    return SHORT.matcher(word).matches() || HiddenLinks.isMedia(word);
  }

  private static boolean isSameWord(String typed, String shown) {
    if (typed.equals(shown)) {
      return true;
    }
    // Where it leads X did not say; that it is a link is all there is to know.
    if (SHORT.matcher(shown).matches() && LINK_LIKE.matcher(typed).matches()) {
      return true;
    }
    boolean link = SCHEME.matcher(typed).find() || SCHEME.matcher(shown).find();
    return link && bare(typed).equals(bare(shown));
  }

  /**
   * A link may be typed into a quote, and the quoted post may be gone by now: then one side has in
   * its words what the other one has beside them. Takes it off the words.
   */
  private static boolean quotesTheSame(
      @Nullable Long wanted, List<String> typed, @Nullable Long quoted, List<String> shown) {
    Long id = wanted == null ? quoted : wanted;
    if (id == null) {
      return true;
    }
    boolean inTyped = takeLastLink(typed, id);
    boolean inShown = takeLastLink(shown, id);
    return (id.equals(wanted) || inTyped) && (id.equals(quoted) || inShown);
  }

  private static boolean takeLastLink(List<String> words, long id) {
    boolean found = !words.isEmpty() && HiddenLinks.leadsTo(words.getLast(), id);
    if (found) {
      words.removeLast();
    }
    return found;
  }

  private static List<String> withoutNames(List<String> words) {
    int names = 0;
    while (names < words.size() && NAME.matcher(words.get(names)).matches()) {
      names++;
    }
    return names == words.size() ? words : words.subList(names, words.size());
  }

  private static List<String> words(@Nullable String text) {
    String plain =
        ESCAPE
            .matcher(StorableText.of(text == null ? "" : text))
            .replaceAll(escape ->
                switch (escape.group(1)) {
                  case "lt" -> "<";
                  case "gt" -> ">";
                  default -> "&";
                });
    String one = Normalizer.normalize(plain, Normalizer.Form.NFC);
    List<String> words = new ArrayList<>();
    GAPS.splitAsStream(UNSEEN.matcher(one).replaceAll(""))
        .filter(word -> !word.isEmpty())
        .forEach(words::add);
    return words;
  }

  /** A link without what X adds or changes: scheme, case and form of the host, last slash. */
  private static String bare(String word) {
    String link = SCHEME.matcher(word).replaceAll("");
    Matcher end = HOST_END.matcher(link);
    int split = end.find() ? end.start() : link.length();
    String host =
        MIRROR.matcher(link.substring(0, split).toLowerCase(Locale.ROOT)).replaceFirst("");
    String path = decoded(link.substring(split));
    return ascii(host.equals("twitter.com") ? "x.com" : host)
        + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }

  private static String ascii(String host) {
    try {
      return IDN.toASCII(host);
    } catch (IllegalArgumentException _) {
      return host;
    }
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return path;
    }
  }
}
