/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.model.action.SelectSameWords;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds texts that read like one of another account, in the file or lately: what is said to them is
 * for the policy. Remembers who said what first: sixteen bytes for each different text. One thread
 * at a time.
 */
final class SameTextGate implements Gate {
  static final String RULE = "same-text";
  private static final Duration LATELY = Duration.ofDays(30);
  private static final String FORBIDDEN = "; change it, or see --allow-same-text";

  private final Instant since;
  private final Gate policy;
  private final FirstLines firstLines = new FirstLines();

  SameTextGate(Instant now, Gate policy) {
    this.since = now.minus(LATELY);
    this.policy = policy;
  }

  @Override
  public List<Verdict> judge(Connection connection, List<Candidate> batch) throws SQLException {
    List<Candidate> news = new ArrayList<>();
    Map<Long, SelectSameWords.Said> said = new HashMap<>();
    for (Candidate candidate : batch) {
      Long words = candidate.keys().words();
      if (words != null && firstLines.of(words) == null) {
        news.add(candidate);
      }
    }
    lookUp(connection, news, said);
    return batch.stream().map(candidate -> judge(candidate, said)).toList();
  }

  private Verdict judge(Candidate candidate, Map<Long, SelectSameWords.Said> said) {
    Long words = candidate.keys().words();
    if (words == null) {
      return new Verdict.Allow();
    }
    String account = candidate.action().lane().account();
    SelectSameWords.@Nullable Said before = said.get(candidate.line());
    if (before != null) {
      return judge(
          account,
          "account %s says the same in action %d".formatted(before.account(), before.action()));
    }
    FirstLines.Place first = firstLines.putIfAbsent(words, account, candidate.line());
    return first == null || first.account().equals(account)
        ? new Verdict.Allow()
        : judge(
            account,
            "account %s says the same in line %d".formatted(first.account(), first.line()));
  }

  private Verdict judge(String account, String who) {
    return policy.sameText(account, Column.TEXT.header(), who + FORBIDDEN);
  }

  /**
   * Only of texts that are new in the file: so each is asked about once, however often it comes.
   */
  private void lookUp(
      Connection connection, List<Candidate> news, Map<Long, SelectSameWords.Said> said)
      throws SQLException {
    if (news.isEmpty()) {
      return;
    }
    long[] keys = new long[news.size()];
    for (int i = 0; i < keys.length; i++) {
      Long words = news.get(i).keys().words();
      keys[i] = words == null ? 0 : words;
    }
    List<String> accounts =
        news.stream().map(candidate -> candidate.action().lane().account()).toList();
    List<SelectSameWords.@Nullable Said> found =
        new SelectSameWords().run(connection, keys, accounts, since);
    for (int i = 0; i < keys.length; i++) {
      SelectSameWords.Said before = found.get(i);
      if (before != null) {
        said.put(news.get(i).line(), before);
      }
    }
  }
}
