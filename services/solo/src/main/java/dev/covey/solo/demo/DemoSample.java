/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import dev.covey.simulator.x.SandboxAccount;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a demo's file that people read: an action of every kind, and rows with the mistakes
 * that people make.
 *
 * @param right rows that become actions, one of each kind
 * @param wrong rows that have one problem each
 */
record DemoSample(List<String> right, List<String> wrong) {
  static final String HEADER =
      "account_no,task_type,source_tweet,text_content,media,alt_text,target";
  static final String PICTURE = "sunset.png";

  /** What the reply says whose answer is lost. */
  static final String LOST = "Worth every step of the way up.";

  /** What the message says that is held. */
  static final String HELD = "Shall we take the ferry on Sunday?";

  private static final int LONG = 20;

  /** Rows about what it lets happen at X on the way. */
  static DemoSample of(DemoPast past, List<SandboxAccount> accounts) {
    Turns turns = new Turns(accounts);
    List<String> right = new ArrayList<>();
    right.add(turns.next("like", past.said("The swifts are back."), ""));
    right.add(turns.next("RT", past.said("The ferry runs again from Monday."), ""));
    right.add(turns.next("reply", past.said("Nothing but stairs up to the tower."), LOST));
    right.add(turns.next("quote", past.said("Rain all week."), "Take a coat to the market."));
    right.add(turns.next("post", "", "The river this evening.", PICTURE, "The sun sets.", ""));
    right.add(turns.next("dm", "", HELD, "", "", "@" + past.neighbour().username()));
    right.add(turns.next("unlike", past.likedBy(turns.whose(), "Soup is best cold."), ""));
    right.add(turns.next("unretweet", past.repostedBy(turns.whose(), "No ferry today."), ""));
    right.add(turns.next("delete", past.saidBy(turns.whose(), "It opens at nyne."), ""));
    long rude = past.answerTo(turns.whose(), "We open at nine.", "Nobody asked.");
    right.add(turns.next("hide", rude, ""));
    long kind = past.hiddenAnswerTo(turns.whose(), "Closed on Friday.", "See you on Saturday!");
    right.add(turns.next("unhide", kind, ""));
    return new DemoSample(List.copyOf(right), wrong(right.getFirst(), past));
  }

  private static List<String> wrong(String once, DemoPast past) {
    String post = address(past.said("What else is there?"));
    return List.of(
        cells("demo1", "lke", post, "", "", "", ""),
        cells("dmeo1", "like", post, "", "", "", ""),
        cells("demo1", "post", "", "We walked on and on. ".repeat(LONG).strip(), "", "", ""),
        cells("demo1", "post", "", "The river this morning.", "sunrise.png", "", ""),
        cells("demo1", "reply", post, "", "", "", ""),
        once);
  }

  /** All that a person finds at the head of the file. */
  List<String> rows() {
    List<String> rows = new ArrayList<>(right);
    rows.addAll(wrong);
    return rows;
  }

  private static String address(long post) {
    return "https://x.com/i/web/status/" + post;
  }

  private static String cells(String... cells) {
    List<String> quoted = new ArrayList<>();
    for (String cell : cells) {
      quoted.add(cell.contains(" ") ? '"' + cell + '"' : cell);
    }
    return String.join(",", quoted);
  }

  /** Gives each row to the next account. */
  private static final class Turns {
    private final List<SandboxAccount> accounts;
    private int turn;

    Turns(List<SandboxAccount> accounts) {
      this.accounts = accounts;
    }

    /** Who has the next row. */
    SandboxAccount whose() {
      return accounts.get(turn % accounts.size());
    }

    String next(String kind, long post, String words) {
      return next(kind, address(post), words, "", "", "");
    }

    String next(
        String kind, String post, String words, String media, String altText, String target) {
      String account = "demo" + (turn++ % accounts.size() + 1);
      return cells(account, kind, post, words, media, altText, target);
    }
  }
}
