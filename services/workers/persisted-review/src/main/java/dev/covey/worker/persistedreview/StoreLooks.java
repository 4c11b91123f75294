/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.persistedreview;

import dev.covey.chassis.consume.Effect;
import dev.covey.model.database.Transaction;
import dev.covey.model.message.Event;
import dev.covey.model.message.Evidence;
import dev.covey.model.message.TweetDeleted;
import dev.covey.model.message.TweetReappeared;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.review.JudgeTweet;
import dev.covey.model.review.Judgement;
import dev.covey.model.review.NextLook;
import dev.covey.model.review.Observation;
import dev.covey.model.review.PostponeReviews;
import dev.covey.model.review.Review;
import dev.covey.model.review.ReviewChange;
import dev.covey.model.review.SelectReviews;
import dev.covey.model.review.UpdateReviews;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What looks leave behind, as one effect: verdicts, the evidence for them, when each tweet is due
 * again, and an event for each that is gone or came back. It judges what is held when it is
 * committed, so that looks made side by side tell nothing twice.
 */
final class StoreLooks implements Effect {
  private final Outbox outbox;
  private final JudgeTweet judge;
  private final NextLook nextLook;
  private final long profileId;
  private final List<Look> looks;

  StoreLooks(Outbox outbox, JudgeTweet judge, NextLook nextLook, long profileId, List<Look> looks) {
    this.outbox = outbox;
    this.judge = judge;
    this.nextLook = nextLook;
    this.profileId = profileId;
    this.looks = List.copyOf(looks);
  }

  @Override
  public void apply(Transaction transaction) throws SQLException {
    Map<Long, Look.Made> made = new HashMap<>();
    for (Look look : looks) {
      if (look instanceof Look.Made one) {
        made.put(one.tweetId(), one);
      }
    }
    List<ReviewChange> changes = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    for (Review review : SelectReviews.locked(transaction, profileId, lookedAt())) {
      Look.Made look = made.get(review.tweetId());
      if (look != null && isNews(review, look.observation())) {
        judge(review, look, changes, events);
      }
    }
    UpdateReviews.of(transaction, changes);
    for (Look look : looks) {
      if (look instanceof Look.Postponed(var tweetId, var until, var reason)) {
        PostponeReviews.of(transaction, profileId, List.of(tweetId), until, reason);
      }
    }
    outbox.tell(transaction, events);
  }

  /** Also those that are only postponed: rows are locked in one order. */
  private List<Long> lookedAt() {
    return looks.stream().map(Look::tweetId).toList();
  }

  private static boolean isNews(Review review, Observation observation) {
    Instant last = review.lookedAt();
    return last == null || observation.at().isAfter(last);
  }

  private void judge(
      Review review, Look.Made look, List<ReviewChange> changes, List<Event> events) {
    Observation seen = look.observation();
    Judgement judgement = judge.judge(review.verdict(), review.absences(), seen);
    List<Observation> absences = new ArrayList<>(review.absences());
    if (seen.isProofOfAbsence()) {
      absences.add(seen);
    }
    changes.add(
        new ReviewChange(
            review.tweetId(),
            judgement.verdict(),
            judgement.verdict() == review.verdict() ? review.since() : seen.at(),
            judgement.exists() ? seen.at() : review.thereAt(),
            seen.at(),
            nextLook.after(judgement.verdict(), seen, absences, review.createdAt(), seen.at()),
            look.reason(),
            judgement.kept() ? seen : null));
    List<Evidence> evidence = judgement.evidence().stream().map(StoreLooks::evidence).toList();
    String id = Long.toString(review.tweetId());
    switch (judgement.told()) {
      case NOTHING -> {}
      case DELETED ->
          events.add(
              new TweetDeleted(profileId, id, judgement.verdict().text(), seen.at(), evidence));
      case REAPPEARED ->
          events.add(
              new TweetReappeared(profileId, id, judgement.verdict().text(), seen.at(), evidence));
    }
  }

  private static Evidence evidence(Observation observation) {
    return new Evidence(observation.at(), observation.place(), observation.seen().text());
  }
}
