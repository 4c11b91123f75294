/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.archiveorg;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says what the archive's JSON means. What went wrong is known by its code, not by its words. */
record ReadAnswers(URI archive, InstantSource clock) {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
  private static final Duration SESSION = Duration.ofMinutes(1);
  private static final int LONGEST = 300;

  /** The answer to a request for a capture. */
  CaptureOutcome submitted(JsonNode body) {
    String jobId = text(body, "job_id");
    String message = text(body, "message");
    if (isError(body)) {
      return refusedAtOnce(code(body), describe(body));
    }
    if (!jobId.isEmpty()) {
      return message.isEmpty()
          ? new CaptureOutcome.Pending(jobId)
          : new CaptureOutcome.Reused(jobId, message);
    }
    if (message.isEmpty()) {
      return new Trouble.Broken("the archive named neither a job nor an error", true);
    }
    // At times there is nothing beside the words: no status, no code.
    return message.toLowerCase(Locale.ROOT).contains("limit of active save page now sessions")
        ? busyFor(SESSION, message)
        : new CaptureOutcome.Failed(message);
  }

  private CaptureOutcome refusedAtOnce(String code, String why) {
    return switch (code) {
      case "user-session-limit" -> busyFor(SESSION, why);
      case "user-daily-limit" -> new Trouble.Busy(tomorrow(), Trouble.Whose.ACCOUNT, why);
      case "too-many-daily-captures" -> new Trouble.Busy(tomorrow(), Trouble.Whose.ADDRESS, why);
      default -> failed(code, why);
    };
  }

  /** How a job stands; {@code url} is what it was to capture. */
  CaptureOutcome status(JsonNode answer, String jobId, String url) {
    JsonNode body = answer.isArray() ? answer.path(0) : answer;
    String status = text(body, "status");
    if (isError(body)) {
      return failed(code(body), describe(body));
    }
    if (status.equals("pending")) {
      return new CaptureOutcome.Pending(jobId);
    }
    Instant at = timestamp(text(body, "timestamp"));
    return status.equals("success") && at != null
        ? new CaptureOutcome.Saved(capture(at, url))
        : new Trouble.Broken("the archive did not say how job " + jobId + " stands", false);
  }

  Availability available(JsonNode body, String url) {
    JsonNode snapshots = body.path("archived_snapshots");
    if (!snapshots.isObject()) {
      return new Trouble.Broken("the archive did not say what it has", false);
    }
    JsonNode closest = snapshots.path("closest");
    Instant at = timestamp(text(closest, "timestamp"));
    boolean good =
        closest.path("available").asBoolean(false) && text(closest, "status").equals("200");
    return good && at != null ? new Availability.Found(capture(at, url)) : new Availability.None();
  }

  AccountStatus account(JsonNode body) {
    Integer available = number(body, "available");
    Integer processing = number(body, "processing");
    return available == null || processing == null
        ? new Trouble.Broken("the archive did not say how the account stands", false)
        : new AccountStatus.Known(
            available,
            processing,
            number(body, "daily_captures"),
            number(body, "daily_captures_limit"));
  }

  /** What is not known to be for good may be tried again. */
  private static CaptureOutcome failed(String code, String why) {
    return switch (code) {
      case "not-found",
          "no-access",
          "blocked",
          "blocked-url",
          "invalid-url-syntax",
          "filesize-limit" ->
          new CaptureOutcome.Refused(why);
      default -> new CaptureOutcome.Failed(why);
    };
  }

  private Trouble busyFor(Duration pause, String why) {
    return new Trouble.Busy(clock.instant().plus(pause), Trouble.Whose.ACCOUNT, why);
  }

  private Instant tomorrow() {
    return clock.instant().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
  }

  private Capture capture(Instant at, String url) {
    String root = archive.toString().replaceFirst("/+$", "");
    return new Capture(
        root + "/web/" + TIMESTAMP.format(at.atOffset(ZoneOffset.UTC)) + "/" + url, at);
  }

  private static boolean isError(JsonNode body) {
    return text(body, "status").equals("error") || !text(body, "status_ext").isEmpty();
  }

  private static String code(JsonNode body) {
    return text(body, "status_ext").replaceFirst("^error:", "");
  }

  private static String describe(JsonNode body) {
    String code = code(body);
    String message = text(body, "message");
    String words = message.isEmpty() ? text(body, "exception") : message;
    return (code.isEmpty() ? "error" : code) + (words.isEmpty() ? "" : ": " + words);
  }

  /** Short and without control characters, as it is stored and shown. */
  private static String text(JsonNode body, String member) {
    JsonNode value = body.path(member);
    String text = value.isString() ? value.asString().replaceAll("\\p{Cntrl}+", " ").strip() : "";
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static @Nullable Integer number(JsonNode body, String member) {
    JsonNode value = body.path(member);
    return value.isInt() ? value.intValue() : null;
  }

  private static @Nullable Instant timestamp(String text) {
    try {
      return LocalDateTime.parse(text, TIMESTAMP).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException _) {
      return null;
    }
  }
}
