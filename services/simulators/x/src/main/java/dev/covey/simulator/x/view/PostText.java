/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.view;

import dev.covey.simulator.kit.world.WorldCard;
import dev.covey.simulator.x.settings.Settings;
import dev.covey.simulator.x.settings.Switch;
import dev.covey.simulator.x.state.Media;
import dev.covey.simulator.x.state.Post;
import dev.covey.simulator.x.state.XState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A post's words as the platform gives them out: a reply begins with the names it answers, a quote
 * ends with the link to what it shows, a post with pictures with the link to them, and long ones
 * are cut.
 */
final class PostText {
  private static final int LONG_TEXT_CUT = 276;
  private static final Pattern LEADING_NAMES = Pattern.compile("^(?:@\\w{1,15}\\s+)+");

  private final XState state;
  private final boolean escape;
  private final boolean prefixes;

  PostText(XState state, Settings settings) {
    this.state = state;
    this.escape = settings.isOn(Switch.ESCAPE_TEXT);
    this.prefixes = settings.isOn(Switch.PREFIX_REPLIES);
  }

  /** The text, and which part of it people see, in code points. */
  record Shown(Text text, int from, int until) {}

  Shown of(Post post) {
    Optional<Post> original =
        Optional.ofNullable(post.references().repostOf()).flatMap(state.posts()::find);
    if (original.isPresent()) {
      return shown(repostText(original.get()), 0);
    }
    String raw = prefix(post) + post.text();
    if (isLong(post)) {
      String cut = raw.substring(0, raw.offsetByCodePoints(0, LONG_TEXT_CUT)) + "…";
      return shown(Text.of(cut, escape), names(post, raw));
    }
    Text words = withQuote(Text.of(raw, escape), post);
    Shown seen = shown(words, names(post, raw));
    return new Shown(withMedia(withCard(words, post), post), seen.from(), seen.until());
  }

  /** As the answer to its writing gives it, without the names before it. */
  Text asWritten(Post post) {
    return withMedia(Text.of(post.text(), escape), post);
  }

  /** All of a long post. */
  Text whole(Post post) {
    return Text.of(post.text(), escape);
  }

  boolean isLong(Post post) {
    return TextLength.of(post.text()) > TextLength.LIMIT && codePoints(post.text()) > LONG_TEXT_CUT;
  }

  private static Shown shown(Text text, int from) {
    return new Shown(text, from, codePoints(text.value()));
  }

  private static int names(Post post, String raw) {
    Matcher names = LEADING_NAMES.matcher(raw);
    return post.isReply() && names.find() ? names.end() : 0;
  }

  private Text repostText(Post original) {
    String words = "RT @" + nameOf(original.author()) + ": " + original.text();
    String cut =
        codePoints(words) <= 140
            ? words
            : words.substring(0, words.offsetByCodePoints(0, 139)) + "…";
    return Text.of(cut, escape);
  }

  /** The leading name of a reply; an answer to oneself has none. */
  private String prefix(Post post) {
    Long parent = post.references().replyTo();
    if (parent == null || !prefixes) {
      return "";
    }
    return state
        .posts()
        .find(parent)
        .filter(answered -> answered.author() != post.author())
        .flatMap(answered -> state.users().find(answered.author()))
        .map(user -> "@" + user.username() + " ")
        .filter(name -> !post.text().startsWith(name.strip()))
        .orElse("");
  }

  private Text withQuote(Text text, Post post) {
    Long quoted = post.references().quotes();
    if (quoted == null) {
      return text;
    }
    String author = state.posts().find(quoted).map(Post::author).map(this::nameOf).orElse("i");
    return text.withLink("https://x.com/" + author + "/status/" + quoted, Map.of());
  }

  /** The page is told of with its link; one that is not in the words is where nobody sees it. */
  private static Text withCard(Text text, Post post) {
    WorldCard card = post.card();
    if (card == null) {
      return text;
    }
    Map<String, Object> page = Map.of("title", card.title(), "description", card.description());
    return text.hasLink(card.url())
        ? text.withPage(card.url(), page)
        : text.withLink(card.url(), page);
  }

  private Text withMedia(Text text, Post post) {
    List<String> keys = post.media().stream().map(Media::key).toList();
    String kind = post.media().stream().anyMatch(m -> m.type().equals("video")) ? "video" : "photo";
    String link =
        "https://x.com/" + nameOf(post.author()) + "/status/" + post.id() + "/" + kind + "/1";
    return text.withMediaLink(link, keys);
  }

  private String nameOf(long author) {
    return state.users().find(author).map(user -> user.username()).orElse("i");
  }

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }
}
