/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import dev.covey.chassis.permit.Admission;
import dev.covey.chassis.permit.PermitGate;
import dev.covey.model.ledger.Permit;
import dev.covey.model.source.Sighting;
import dev.covey.model.source.SourceFailure.Kind;
import dev.covey.model.source.SourceMetrics;
import dev.covey.source.x.RateWindow;
import dev.covey.source.x.Vocabulary;
import dev.covey.source.x.XAnswer;
import dev.covey.source.x.XClient;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XOutcome;
import dev.covey.source.x.XQuestion;
import dev.covey.source.x.XReply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Asks X one question: takes a permit for each call, keeps every process away where X says that a
 * limit is used up, and finds out which vocabulary X wants. What worked is kept until it is
 * refused. Safe for many threads.
 */
final class AskX {
  static final String SOURCE = "x";

  /** Credits come by a person's hand, so there is no moment to wait for. */
  private static final Duration WITHOUT_CREDITS = Duration.ofHours(1);

  private final XClient client;
  private final XCredentials credentials;
  private final PermitGate gate;
  private final SourceMetrics metrics;
  private final InstantSource clock;
  private final Failures failures;
  private volatile Vocabulary vocabulary = Vocabulary.TWEET;

  AskX(
      XClient client,
      XCredentials credentials,
      PermitGate gate,
      SourceMetrics metrics,
      InstantSource clock) {
    this.client = client;
    this.credentials = credentials;
    this.gate = gate;
    this.metrics = metrics;
    this.clock = clock;
    this.failures = new Failures(clock);
  }

  /** Asks once more where the failure looks like a chance one. */
  Told ask(Endpoint endpoint, XQuestion question) throws InterruptedException {
    Told told = inEitherVocabulary(endpoint, question);
    return told instanceof Told.Missed(var failure) && failure.kind() == Kind.UNREACHABLE
        ? inEitherVocabulary(endpoint, question)
        : told;
  }

  private Told inEitherVocabulary(Endpoint endpoint, XQuestion question)
      throws InterruptedException {
    Vocabulary first = vocabulary;
    Call call = new Call(endpoint, question, first);
    Told told = call.make();
    if (!call.notUnderstood || question.subject() != XQuestion.Subject.POSTS) {
      return told;
    }
    Call second = new Call(endpoint, question, first.other());
    Told toldThen = second.make();
    if (toldThen instanceof Told.Answer) {
      vocabulary = first.other();
    }
    return second.notUnderstood ? told : toldThen;
  }

  /** One HTTP call, with a permit of its own. */
  private final class Call {
    private final Endpoint endpoint;
    private final XQuestion question;
    private final Vocabulary words;
    private boolean notUnderstood;

    Call(Endpoint endpoint, XQuestion question, Vocabulary words) {
      this.endpoint = endpoint;
      this.question = question;
      this.words = words;
    }

    Told make() throws InterruptedException {
      return switch (gate.admit(endpoint.meter(), "GET " + question)) {
        case Admission.Later(var until, var reason) ->
            new Told.Missed(Failures.until(Kind.OUR_LIMIT, reason, until));
        case Admission.Granted(var permits) -> ask(permits);
      };
    }

    private Told ask(List<Permit> permits) throws InterruptedException {
      long start = System.nanoTime();
      boolean neverLeft = false;
      String outcome = "failed";
      try {
        XAnswer<XReply> answer = client.read(credentials, question, words);
        neverLeft = answer.outcome() instanceof XOutcome.NotSent;
        outcome = word(answer.outcome());
        answer.exhausted().forEach(this::block);
        if (Thread.interrupted()) {
          throw new InterruptedException("interrupted while asking X");
        }
        return judge(answer.outcome());
      } finally {
        gate.landed(permits, neverLeft);
        metrics.request(SOURCE, outcome, Duration.ofNanos(System.nanoTime() - start));
      }
    }

    private void block(RateWindow window) {
      if (window.reset().isAfter(clock.instant())) {
        gate.block(
            endpoint.meter(), window.reset(), "X says that nothing is left of " + window.limit());
      }
    }

    private Told judge(XOutcome<XReply> outcome) {
      return switch (outcome) {
        case XOutcome.Done<XReply>(XReply.Told(var body, var objections)) ->
            new Told.Answer(body, objections, new Sighting(SOURCE, clock.instant()));
        case XOutcome.Done<XReply>(XReply.NotUnderstood(var why)) -> {
          notUnderstood = true;
          yield missed(Kind.REFUSED, "it does not understand " + question + ": " + why);
        }
        case XOutcome.AlreadySo<XReply>(var why) -> missed(Kind.BROKEN, why);
        case XOutcome.Refused<XReply>(var why, _, _) -> missed(Kind.BLOCKED, why);
        case XOutcome.RateLimited<XReply>(var until, _, var why) -> {
          gate.block(endpoint.meter(), until, why);
          yield new Told.Missed(Failures.until(Kind.RATE_LIMITED, why, until));
        }
        case XOutcome.OutOfCredits<XReply>(var why) -> outOfCredits(why);
        case XOutcome.NeedsAuthorisation<XReply>(var why) ->
            missed(Kind.BLOCKED, "the app's bearer token is not taken: " + why);
        case XOutcome.Unknown<XReply>(var why) -> missed(Kind.UNREACHABLE, why);
        case XOutcome.NotSent<XReply>(var why) -> missed(Kind.UNREACHABLE, why);
      };
    }

    /** It concerns the whole app, whatever it asks. */
    private Told outOfCredits(String why) {
      Instant until = clock.instant().plus(WITHOUT_CREDITS);
      for (Endpoint each : Endpoint.values()) {
        gate.block(each.meter(), until, why);
      }
      return new Told.Missed(Failures.until(Kind.BLOCKED, why, until));
    }

    private Told missed(Kind kind, String why) {
      return new Told.Missed(failures.of(kind, why));
    }

    private static String word(XOutcome<XReply> outcome) {
      return switch (outcome) {
        case XOutcome.Done<XReply>(XReply.Told _) -> "ok";
        case XOutcome.Done<XReply>(XReply.NotUnderstood _) -> "not-understood";
        case XOutcome.AlreadySo<XReply> _, XOutcome.Refused<XReply> _ -> "refused";
        case XOutcome.RateLimited<XReply> _ -> "rate-limited";
        case XOutcome.OutOfCredits<XReply> _ -> "out-of-credits";
        case XOutcome.NeedsAuthorisation<XReply> _ -> "not-authorised";
        case XOutcome.Unknown<XReply> _, XOutcome.NotSent<XReply> _ -> "unreachable";
      };
    }
  }
}
