/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake.policy;

import dev.covey.model.action.RuleVerdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The rules of policy. In the sandbox every one of them allows; against the live platform each has
 * a verdict of its own, and a person may let it say something else, for all accounts or for one.
 */
public enum Rule {
  AUTOMATED_LIKE(
      "automated-like",
      RuleVerdict.HOLD,
      "A like has to be what a person does with one post: none by schedule, list or keyword.",
      "X developer guidelines, automation of likes; X automation rules"),
  SAME_TEXT(
      "same-text",
      RuleVerdict.REFUSE,
      "No text that reads like one of another account of yours.",
      "X developer policy, substantially similar content over accounts"),
  UNSUMMONED_REPLY(
      "unsummoned-reply",
      RuleVerdict.HOLD,
      "A reply only where its author has mentioned or quoted the account first.",
      "X changelog 2026-02-23, replies of self-serve apps; X developer guidelines, replies"),
  SECOND_REPLY(
      "second-reply",
      RuleVerdict.REFUSE,
      "One automated reply to a post and no more.",
      "X developer guidelines, one automated reply per interaction"),
  BULK_REPOST(
      "bulk-repost",
      RuleVerdict.REFUSE,
      "No repost of a post that another account of yours reposts.",
      "X developer policy, platform manipulation; bulk reposts"),
  DM_WITHOUT_CONTACT(
      "dm-without-contact",
      RuleVerdict.HOLD,
      "A message only to a person who has written to the account first.",
      "X automation rules, direct messages"),
  MISSING_TIER(
      "missing-tier",
      RuleVerdict.REFUSE,
      "Likes and quotes are not in what self-serve apps may do.",
      "X changelog 2026-04-20, likes, follows and quotes are for Enterprise"),
  CASHTAGS(
      "cashtags",
      RuleVerdict.REFUSE,
      "At most one cashtag in a post.",
      "X changelog 2026-02-23, posts of self-serve apps"),
  LINKS(
      "links",
      RuleVerdict.HOLD,
      "At most "
          + Rule.MOST_LINKS
          + " posts with a link of one account in one file: each costs"
          + " more than ten others.",
      "X pricing 2026-08, posts with a URL"),
  DISCLOSURE(
      "disclosure",
      RuleVerdict.HOLD,
      "What calls itself advertising has to be disclosed as such, which a person has to look at.",
      "X policy, paid partnerships; X API, disclosure flags of a post");

  static final int MOST_LINKS = 20;

  private final String id;
  private final RuleVerdict live;
  private final String says;
  private final String citation;

  Rule(String id, RuleVerdict live, String says, String citation) {
    this.id = id;
    this.live = live;
    this.says = says;
    this.citation = citation;
  }

  public String id() {
    return id;
  }

  /** What it says by itself. */
  public RuleVerdict byItself(boolean onLivePlatform) {
    return onLivePlatform ? live : RuleVerdict.ALLOW;
  }

  public String says() {
    return says;
  }

  /** What it rests on. */
  public String citation() {
    return citation;
  }

  public static Optional<Rule> called(String id) {
    return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst();
  }

  public static List<String> ids() {
    return Arrays.stream(values()).map(Rule::id).toList();
  }
}
