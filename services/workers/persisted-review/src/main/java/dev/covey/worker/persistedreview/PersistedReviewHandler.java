/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.persistedreview;

import dev.covey.chassis.config.HistoryConfig;
import dev.covey.chassis.consume.Effect;
import dev.covey.chassis.consume.JobContext;
import dev.covey.chassis.consume.JobHandler;
import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.database.Database;
import dev.covey.model.entity.Entities;
import dev.covey.model.entity.Profile;
import dev.covey.model.entity.Profiles_;
import dev.covey.model.message.PersistedReview;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.review.AuthorState;
import dev.covey.model.review.JudgeTweet;
import dev.covey.model.review.NextLook;
import dev.covey.model.review.Observation;
import dev.covey.model.review.PostponeReviews;
import dev.covey.model.review.Review;
import dev.covey.model.review.Seen;
import dev.covey.model.review.SelectReviews;
import dev.covey.model.source.Sighting;
import dev.covey.model.source.SourceFailure;
import dev.covey.model.source.TweetSource;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the author first, then at the tweets, and hands what was seen to the verdict machine.
 * What can't be seen is noted and comes due again; it never ends in a parked job, since nothing is
 * wrong with the job. Safe for many threads.
 */
public final class PersistedReviewHandler implements JobHandler<PersistedReview> {
  private static final String NO_AUTHOR =
      "its author is not found, so nothing can be said about its tweets";

  private final Database database;
  private final Entities entities;
  private final Function<Profile, TweetSource> sources;
  private final Outbox outbox;
  private final InstantSource clock;
  private final HistoryConfig settings;

  /** Looks at each profile, and at its tweets, where {@code sources} says. */
  public PersistedReviewHandler(
      Database database,
      Entities entities,
      Function<Profile, TweetSource> sources,
      Outbox outbox,
      InstantSource clock,
      HistoryConfig settings) {
    this.database = database;
    this.entities = entities;
    this.sources = sources;
    this.outbox = outbox;
    this.clock = clock;
    this.settings = settings;
  }

  private record Subject(Profile profile, TweetSource source, List<Review> reviews) {}

  @Override
  public JobOutcome handle(PersistedReview job, JobContext context)
      throws SQLException, InterruptedException {
    Optional<Subject> found = find(job).filter(PersistedReviewHandler::isWanted);
    if (found.isEmpty()) {
      return JobOutcome.done();
    }
    Subject subject = found.get();
    LookAtAuthor author = new LookAtAuthor(subject.source());
    LookAtAuthor.Seen seen = author.now(subject.profile());
    Instant now = clock.instant();
    return switch (seen.state()) {
      case VISIBLE -> {
        LookAtTweets tweets = new LookAtTweets(subject.source(), author);
        yield done(job, subject, tweets.of(subject.profile(), subject.reviews(), now));
      }
      case SUSPENDED -> done(job, subject, closed(subject, seen, Seen.SUSPENDED_AUTHOR));
      case PROTECTED -> done(job, subject, closed(subject, seen, Seen.PROTECTED_AUTHOR));
      case NOT_FOUND ->
          JobOutcome.done(postponed(job, subject, now.plus(settings.goneAfter()), NO_AUTHOR));
      case UNKNOWN -> unknown(job, subject, Objects.requireNonNull(seen.failure()), now);
    };
  }

  /** What was erased or paused meanwhile is not asked for. */
  private static boolean isWanted(Subject subject) {
    return subject.profile().isTracked() && !subject.reviews().isEmpty();
  }

  private Optional<Subject> find(PersistedReview job) throws SQLException {
    List<Long> ids = job.tweetIds().stream().map(PersistedReviewHandler::number).toList();
    return database.inTransaction(transaction -> {
      try (var session = entities.session(transaction)) {
        Optional<Profile> profile = new Profiles_(session).byId(job.profileId());
        if (profile.isEmpty()) {
          return Optional.empty();
        }
        List<Review> reviews = SelectReviews.of(transaction, job.profileId(), ids);
        return Optional.of(new Subject(profile.get(), sources.apply(profile.get()), reviews));
      }
    });
  }

  /** What is no id is no stored tweet's either. */
  private static long number(String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  private JobOutcome done(PersistedReview job, Subject subject, List<Look> looks) {
    return JobOutcome.done(
        new StoreLooks(
            outbox,
            new JudgeTweet(settings.goneAfter(), subject.source().places()),
            new NextLook(settings.reviewSchedule(), settings.goneAfter()),
            job.profileId(),
            looks));
  }

  /** The platform itself says so of the author; of the tweets it shows none. */
  private static List<Look> closed(Subject subject, LookAtAuthor.Seen author, Seen seen) {
    Sighting sighting = Objects.requireNonNull(author.seen());
    Observation observation =
        new Observation(sighting.at(), sighting.place(), seen, true, author.state(), null);
    return looks(subject, observation, null);
  }

  private static List<Look> looks(
      Subject subject, Observation observation, @Nullable String reason) {
    return subject.reviews().stream()
        .<Look>map(review -> new Look.Made(review.tweetId(), observation, reason))
        .toList();
  }

  private static Effect postponed(
      PersistedReview job, Subject subject, Instant until, String reason) {
    List<Long> ids = subject.reviews().stream().map(Review::tweetId).toList();
    return transaction -> PostponeReviews.of(transaction, job.profileId(), ids, until, reason);
  }

  private JobOutcome unknown(
      PersistedReview job, Subject subject, SourceFailure failure, Instant now) {
    Instant retryAt = failure.retryAt();
    if (retryAt == null) {
      // such as a profile whose name went to another and whose number is not known
      return JobOutcome.done(
          postponed(job, subject, now.plus(settings.goneAfter()), failure.reason()));
    }
    if (failure.isOnlyDelay()) {
      return JobOutcome.postpone(retryAt, failure.reason());
    }
    Observation nothing =
        new Observation(
            now, subject.source().name(), Seen.UNCLEAR, false, AuthorState.UNKNOWN, null);
    return done(job, subject, looks(subject, nothing, failure.reason()));
  }
}
