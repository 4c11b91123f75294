/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit;

import dev.covey.simulator.kit.audit.Audit;
import dev.covey.simulator.kit.audit.AuditEntry;
import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a call through faults, handler and audit; the audit has it before the client has it. */
final class CallPipeline {

  private static final Logger log = LoggerFactory.getLogger(CallPipeline.class);

  private final Audit audit;
  private final Faults faults;
  private final FaultAnswers faultAnswers;
  private final CountDownLatch stopping;

  CallPipeline(Audit audit, Faults faults, FaultAnswers faultAnswers, CountDownLatch stopping) {
    this.audit = audit;
    this.faults = faults;
    this.faultAnswers = faultAnswers;
    this.stopping = stopping;
  }

  /** What to do with the connection: send the answer, or a share of it, or close without a word. */
  record Outcome(Answer answer, Sending sending, double share) {
    enum Sending {
      WHOLE,
      TRUNCATED,
      NOTHING
    }
  }

  Outcome run(SimulatedCall call, CallHandler handler) throws InterruptedException {
    long number = audit.arrival();
    long startedAt = System.nanoTime();
    List<Fault> hits = faults.hitting(call.method(), call.path(), call.query(), call.bodyText());
    for (Fault fault : hits) {
      if (fault instanceof Fault.Delay(Duration time)) {
        hold(time);
      }
    }
    call.scripted(ownWords(hits));
    Optional<Fault> fault = hits.stream().filter(CallPipeline::replacesAnswer).findFirst();
    Outcome outcome =
        fault.map(f -> faulty(call, handler, f)).orElseGet(() -> whole(call, handler));
    record(number, call, outcome, hits, System.nanoTime() - startedAt);
    return outcome;
  }

  private static Set<String> ownWords(List<Fault> hits) {
    return hits.stream()
        .filter(Fault.Own.class::isInstance)
        .map(Fault::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean replacesAnswer(Fault fault) {
    return !(fault instanceof Fault.Delay || fault instanceof Fault.Own);
  }

  private Outcome faulty(SimulatedCall call, CallHandler handler, Fault fault) {
    return switch (fault) {
      case Fault.Delay _, Fault.Own _ -> whole(call, handler);
      case Fault.DropBefore() -> new Outcome(Answer.of(0), Outcome.Sending.NOTHING, 0);
      case Fault.DropAfter() -> new Outcome(answer(call, handler), Outcome.Sending.NOTHING, 0);
      case Fault.Truncated(double share) ->
          new Outcome(answer(call, handler), Outcome.Sending.TRUNCATED, share);
      case Fault.Status(int code, boolean afterEffect) -> {
        if (afterEffect) {
          answer(call, handler);
        }
        yield instead(faultAnswers.status(call, code));
      }
      case Fault.RateLimited(Duration retryAfter) ->
          instead(faultAnswers.rateLimited(call, retryAfter));
      case Fault.Challenge() -> instead(faultAnswers.challenge(call));
    };
  }

  private static Outcome instead(Answer answer) {
    return new Outcome(answer, Outcome.Sending.WHOLE, 1);
  }

  private static Outcome whole(SimulatedCall call, CallHandler handler) {
    return instead(answer(call, handler));
  }

  // A simulator's own defect must not look like the platform's behaviour: log it and say so.
  private static Answer answer(SimulatedCall call, CallHandler handler) {
    try {
      return handler.handle(call);
    } catch (AnswerException e) {
      return e.answer();
    } catch (Exception e) {
      log.error("The simulator failed on {} {}", call.method(), call.path(), e);
      return Answer.text(500, "defect in the simulator: " + e);
    }
  }

  private void hold(Duration time) throws InterruptedException {
    var _ = stopping.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void record(
      long number, SimulatedCall call, Outcome outcome, List<Fault> hits, long nanos) {
    CallNotes notes = call.notes();
    audit.add(
        new AuditEntry(
            number,
            call.arrivedAt(),
            call.method(),
            call.path(),
            call.query(),
            notes.principal(),
            notes.kind(),
            notes.summary(),
            outcome.answer().status(),
            outcome.sending() != Outcome.Sending.NOTHING,
            notes.effectKey(),
            notes.undoes(),
            hits.stream().map(Fault::name).toList(),
            TimeUnit.NANOSECONDS.toMillis(nanos)));
  }
}
