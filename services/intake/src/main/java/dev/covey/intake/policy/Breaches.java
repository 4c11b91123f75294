/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake.policy;

import dev.covey.chassis.text.Links;
import dev.covey.model.action.ActionContent;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.NewAction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds the rules that an action falls under by what it says itself, and by what its file said
 * before it. One thread at a time.
 */
final class Breaches {
  private static final Pattern CASHTAG =
      Pattern.compile("(?<![\\w$])\\$[A-Za-z]{1,6}(?:[._][A-Za-z]{1,2})?(?![\\w])");
  private static final Pattern ADVERTISING =
      Pattern.compile(
          "(?i)(?<!\\w)(?:#(?:ad|ads|advert|sponsored|werbung|anzeige|publi)|paid partnership)(?!\\w)");

  private final Map<String, Integer> links = new HashMap<>();

  /** Why it falls under each, in words that go before what the rule says. */
  Map<Rule, String> of(NewAction action) {
    Map<Rule, String> found = new EnumMap<>(Rule.class);
    ActionKind kind = action.lane().kind();
    switch (kind) {
      case LIKE -> {
        found.put(Rule.AUTOMATED_LIKE, "it is a like");
        found.put(Rule.MISSING_TIER, "it is a like");
      }
      case QUOTE -> found.put(Rule.MISSING_TIER, "it is a quote");
      case REPLY ->
          found.put(Rule.UNSUMMONED_REPLY, "nobody knows whether this reply was asked for");
      case DM -> found.put(Rule.DM_WITHOUT_CONTACT, "nobody knows whether this person wrote first");
      default -> {}
    }
    if (kind.speaks()) {
      inWords(action, found);
    }
    return found;
  }

  private void inWords(NewAction action, Map<Rule, String> found) {
    ActionContent content = action.content();
    String text = content.text();
    if (text == null) {
      return;
    }
    List<String> cashtags = new ArrayList<>();
    CASHTAG.matcher(text).results().forEach(match -> cashtags.add(match.group()));
    if (cashtags.size() > 1) {
      found.put(Rule.CASHTAGS, "it has " + String.join(" and ", cashtags));
    }
    if (ADVERTISING.matcher(text).find()) {
      found.put(Rule.DISCLOSURE, "it calls itself advertising");
    }
    if (action.lane().kind().posts()
        && Links.isIn(text)
        && links.merge(action.lane().account(), 1, Integer::sum) > Rule.MOST_LINKS) {
      found.put(
          Rule.LINKS, "it is the account's post %d with a link".formatted(Rule.MOST_LINKS + 1));
    }
  }
}
