/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.archiveorg;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.SimulatedCall;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells how captures, accounts and the archive itself are doing. */
final class StatusRoutes {
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  private final Captures captures;
  private final Accounts accounts;
  private final ArchiveSettings settings;

  StatusRoutes(Captures captures, Accounts accounts, ArchiveSettings settings) {
    this.captures = captures;
    this.accounts = accounts;
    this.settings = settings;
  }

  Answer one(SimulatedCall call) {
    String jobId = call.pathParam("job");
    call.notes().kind("status").principal(accounts.of(call)).summary(jobId);
    return Answer.json(200, status(jobId, call.arrivedAt()));
  }

  /** One job as an object, or several as an array in their order. */
  Answer several(SimulatedCall call) {
    String account = accounts.of(call);
    Optional<String> single = call.formParam("job_id");
    String jobs = single.or(() -> call.formParam("job_ids")).orElse("");
    call.notes().kind("status").principal(account).summary(jobs);
    if (single.isPresent()) {
      return Answer.json(200, status(single.get(), call.arrivedAt()));
    }
    return Answer.json(
        200,
        COMMA
            .splitAsStream(jobs)
            .filter(job -> !job.isEmpty())
            .map(job -> status(job, call.arrivedAt()))
            .toList());
  }

  Answer user(SimulatedCall call) {
    String account = accounts.of(call);
    call.notes().kind("user-status").principal(account);
    Instant now = call.arrivedAt();
    long left = settings.perMinute() - captures.askedInLastMinute(account, now);
    return Answer.json(
        200,
        Map.of(
            "available",
            Math.max(0, left),
            "processing",
            captures.inProgress(account, now),
            "daily_captures",
            captures.askedToday(account, now),
            "daily_captures_limit",
            settings.perDay()));
  }

  Answer system(SimulatedCall call) {
    call.notes().kind("system-status");
    String overloaded =
        "Save Page Now servers are temporarily overloaded. Your captures may be delayed.";
    return Answer.json(
        200, Map.of("status", call.scripted().contains("overloaded") ? overloaded : "ok"));
  }

  /** A job that was never heard of, or is forgotten, looks like one that never ends. */
  private Map<String, Object> status(String jobId, Instant now) {
    return captures
        .byJob(jobId)
        .filter(capture -> now.isBefore(capture.askedAt().plus(settings.statusKept())))
        .filter(capture -> capture.isDone(now))
        .map(StatusRoutes::finished)
        .orElseGet(() -> json("status", "pending", "job_id", jobId, "resources", List.of()));
  }

  private static Map<String, Object> finished(Capture capture) {
    return capture
        .failure()
        .map(failure -> failed(capture, failure))
        .orElseGet(() -> succeeded(capture));
  }

  private static Map<String, Object> failed(Capture capture, Failure failure) {
    Map<String, Object> json =
        json(
            "status",
            "error",
            "job_id",
            capture.jobId(),
            "status_ext",
            failure.statusExt(),
            "message",
            failure.message(),
            "resources",
            List.of());
    if (!failure.exception().isEmpty()) {
      json.put("exception", failure.exception());
    }
    return json;
  }

  private static Map<String, Object> succeeded(Capture capture) {
    Map<String, Object> json =
        json(
            "status",
            "success",
            "job_id",
            capture.jobId(),
            "original_url",
            capture.url(),
            "timestamp",
            capture.timestamp(),
            "duration_sec",
            capture.seconds(),
            "resources",
            List.of(capture.url()),
            "outlinks",
            List.of(),
            "http_status",
            200,
            "first_archive",
            capture.first(),
            "counters",
            Map.of("outlinks", 0, "embeds", 1));
    if (capture.screenshot()) {
      json.put("screenshot", "http://web.archive.org/screenshot/" + capture.url());
    }
    return json;
  }

  private static Map<String, Object> json(Object... namesAndValues) {
    var json = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      json.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return json;
  }
}
