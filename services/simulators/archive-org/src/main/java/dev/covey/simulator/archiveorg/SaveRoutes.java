/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.archiveorg;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.SimulatedCall;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes requests for captures; what goes wrong is told in an answer of status 200. */
final class SaveRoutes {
  private static final Pattern SPAN = Pattern.compile("(\\d{1,9})\\s*([dhms]?)");

  private final Captures captures;
  private final Accounts accounts;
  private final ArchiveSettings settings;

  SaveRoutes(Captures captures, Accounts accounts, ArchiveSettings settings) {
    this.captures = captures;
    this.accounts = accounts;
    this.settings = settings;
  }

  Answer save(SimulatedCall call) {
    call.notes().kind("save");
    String account = accounts.of(call);
    String url = call.formParam("url").orElse("").trim();
    call.notes().principal(account).summary(url);
    if (UrlKey.web(url).isEmpty()) {
      return refusal(Limits.SYNTAX);
    }
    if (call.scripted().contains("session-limit")) {
      // Sometimes there is no status at all beside the words.
      return Answer.json(200, Map.of("message", Limits.SESSIONS.message()));
    }
    Captures.Taken taken =
        captures.take(
            new Captures.Request(
                url,
                account,
                call.arrivedAt(),
                reuseWithin(call),
                isOn(call, "capture_screenshot"),
                isOn(call, "delay_wb_availability")));
    return switch (taken) {
      case Captures.Taken.New(Capture capture) -> {
        if (capture.failure().isEmpty()) {
          call.notes().effect("capture:" + UrlKey.of(url));
        }
        yield Answer.json(200, Map.of("url", url, "job_id", capture.jobId()));
      }
      case Captures.Taken.Reused(Capture capture) -> reused(call, url, capture);
      case Captures.Taken.Refused(Failure failure) -> refusal(failure);
    };
  }

  private static Answer reused(SimulatedCall call, String url, Capture capture) {
    var json = new LinkedHashMap<String, Object>();
    json.put("url", url);
    json.put("job_id", capture.jobId());
    if (capture.isDone(call.arrivedAt())) {
      long minutes = Duration.between(capture.doneAt(), call.arrivedAt()).toMinutes();
      json.put(
          "message",
          "The same snapshot had been made "
              + minutes
              + (minutes == 1 ? " minute" : " minutes")
              + " ago. You can make new capture of this URL after 1 hour.");
    }
    return Answer.json(200, json);
  }

  private static Answer refusal(Failure failure) {
    return Answer.json(
        200,
        Map.of("status", "error", "status_ext", failure.statusExt(), "message", failure.message()));
  }

  private Duration reuseWithin(SimulatedCall call) {
    Duration asked = span(call.formParam("if_not_archived_within").orElse(""));
    return asked.compareTo(settings.reuseWithin()) > 0 ? asked : settings.reuseWithin();
  }

  /** {@code 3d 5h 20m} or seconds; of two values the first is the page's. */
  static Duration span(String text) {
    int comma = text.indexOf(',');
    Matcher part = SPAN.matcher(comma < 0 ? text : text.substring(0, comma));
    Duration sum = Duration.ZERO;
    while (part.find()) {
      long number = Long.parseLong(part.group(1));
      sum =
          sum.plus(
              switch (part.group(2)) {
                case "d" -> Duration.ofDays(number);
                case "h" -> Duration.ofHours(number);
                case "m" -> Duration.ofMinutes(number);
                default -> Duration.ofSeconds(number);
              });
    }
    return sum;
  }

  private static boolean isOn(SimulatedCall call, String option) {
    return call.formParam(option).filter(v -> v.equals("1") || v.equals("on")).isPresent();
  }
}
