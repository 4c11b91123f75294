/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import dev.covey.simulator.kit.AnswerException;
import dev.covey.simulator.x.state.Post;
import dev.covey.simulator.x.state.XState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query language of search: words, phrases, hashtags and operators side by side mean all of
 * them, {@code OR} means one of them, {@code -} none of them; parentheses group.
 */
final class SearchQuery {

  private static final Pattern TOKEN =
      Pattern.compile("-?\\(|\\)|-?[a-z_]+:\"[^\"]*\"|-?\"[^\"]*\"|[^\\s()]+");

  private final Deque<String> tokens = new ArrayDeque<>();
  private final ApiCall call;
  private final XState state;
  private final String text;
  private boolean standsAlone;

  private SearchQuery(String text, ApiCall call) {
    this.text = text;
    this.call = call;
    this.state = call.state();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
  }

  /** Which posts a query means; reposts are never meant unless it asks for them. */
  static Predicate<Post> parse(String text, ApiCall call) {
    var query = new SearchQuery(text, call);
    Predicate<Post> meaning = query.either();
    if (!query.tokens.isEmpty()) {
      throw query.error("unexpected " + query.tokens.peek());
    }
    if (!query.standsAlone) {
      throw query.error("Rules must contain at least one positive, non-stopword clause");
    }
    return text.contains("is:retweet") ? meaning : meaning.and(post -> !post.isRepost());
  }

  private Predicate<Post> either() {
    Predicate<Post> meaning = all();
    while ("OR".equals(tokens.peek())) {
      tokens.remove();
      meaning = meaning.or(all());
    }
    return meaning;
  }

  private Predicate<Post> all() {
    Predicate<Post> meaning = term();
    while (!tokens.isEmpty() && !tokens.getFirst().equals(")") && !tokens.getFirst().equals("OR")) {
      meaning = meaning.and(term());
    }
    return meaning;
  }

  private Predicate<Post> term() {
    String token = tokens.poll();
    if (token == null || token.equals(")") || token.equals("OR")) {
      throw error("missing a clause");
    }
    if (token.endsWith("(")) {
      Predicate<Post> group = either();
      if (!")".equals(tokens.poll())) {
        throw error("missing )");
      }
      return token.startsWith("-") ? group.negate() : group;
    }
    boolean negative = token.length() > 1 && token.startsWith("-");
    Predicate<Post> clause = clause(negative ? token.substring(1) : token, negative);
    return negative ? clause.negate() : clause;
  }

  private Predicate<Post> clause(String token, boolean negative) {
    int colon = token.indexOf(':');
    boolean isOperator = colon > 0 && token.substring(0, colon).matches("[a-z_]+");
    if (!isOperator) {
      standsAlone |= !negative;
      return words(token);
    }
    String name = token.substring(0, colon);
    String value = token.substring(colon + 1).replace("\"", "");
    standsAlone |= !negative && !name.equals("is") && !name.equals("has") && !name.equals("lang");
    return operator(name, value);
  }

  private Predicate<Post> words(String token) {
    String wanted = token.replace("\"", "").toLowerCase(Locale.ROOT);
    Pattern pattern =
        Pattern.compile("(?<![\\p{L}\\p{N}_])" + Pattern.quote(wanted) + "(?![\\p{L}\\p{N}_])");
    return post -> pattern.matcher(post.text().toLowerCase(Locale.ROOT)).find();
  }

  private Predicate<Post> operator(String name, String value) {
    return switch (name) {
      case "from" -> post -> isPerson(post.author(), value);
      case "to" ->
          post ->
              state
                  .posts()
                  .find(orZero(post.references().replyTo()))
                  .filter(parent -> isPerson(parent.author(), value))
                  .isPresent();
      case "conversation_id" -> post -> post.conversation() == id(value);
      case "in_reply_to_tweet_id", "in_reply_to_status_id" ->
          post -> orZero(post.references().replyTo()) == id(value);
      case "quotes_of_tweet_id" -> post -> orZero(post.references().quotes()) == id(value);
      case "retweets_of_tweet_id" -> post -> orZero(post.references().repostOf()) == id(value);
      case "lang" -> post -> post.lang().equals(value);
      case "is" -> is(value);
      case "has" -> has(value);
      case "url" -> post -> post.text().contains(value);
      case "min_likes" ->
          post -> state.likes().countTo(post.id()) + post.counts().likes() >= id(value);
      default -> throw error("unknown operator " + name);
    };
  }

  private Predicate<Post> is(String value) {
    return switch (value) {
      case "reply" -> Post::isReply;
      case "retweet" -> Post::isRepost;
      case "quote" -> post -> post.references().quotes() != null;
      default -> throw error("unknown operator is:" + value);
    };
  }

  private Predicate<Post> has(String value) {
    return switch (value) {
      case "media", "images" -> post -> !post.media().isEmpty();
      case "links" -> post -> post.text().contains("http");
      case "hashtags" -> post -> post.text().contains("#");
      case "mentions" -> post -> post.text().contains("@");
      default -> throw error("unknown operator has:" + value);
    };
  }

  private boolean isPerson(long user, String nameOrId) {
    return nameOrId.equals(Long.toString(user))
        || state
            .users()
            .find(user)
            .filter(u -> u.username().equalsIgnoreCase(nameOrId.replace("@", "")))
            .isPresent();
  }

  private static long orZero(@Nullable Long id) {
    return id == null ? 0 : id;
  }

  private long id(String value) {
    if (!ApiCall.isId(value)) {
      throw error(value + " is not a number");
    }
    return Long.parseLong(value);
  }

  private AnswerException error(String what) {
    return call.errors()
        .invalid("query", text, "There were errors processing your request: " + what);
  }
}
