/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.archiveorg;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.SimulatedCall;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows captures, and says which one of an address is nearest to a time. */
final class WaybackRoutes {
  /** A time, perhaps with a flag such as {@code id_}, and the address with all its slashes. */
  private static final Pattern SNAPSHOT = Pattern.compile("/web/(\\d{1,14})(?:[a-z]{2}_)?/(.+)");

  private static final DateTimeFormatter MEMENTO =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Captures captures;
  private final ArchiveSettings settings;

  WaybackRoutes(Captures captures, ArchiveSettings settings) {
    this.captures = captures;
    this.settings = settings;
  }

  Answer available(SimulatedCall call) {
    String url = call.queryParam("url").orElse("");
    call.notes().kind("available").summary(url);
    Instant now = call.arrivedAt();
    List<Capture> known =
        copies(url, now).stream()
            .filter(capture -> capture.isIndexed(now, settings.indexedAfter()))
            .toList();
    Map<String, Object> found =
        nearest(known, call.queryParam("timestamp").orElse("99999999999999"))
            .<Map<String, Object>>map(capture -> Map.of("closest", closest(capture)))
            .orElseGet(Map::of);
    return Answer.json(200, Map.of("url", url, "archived_snapshots", found));
  }

  private static Map<String, Object> closest(Capture capture) {
    return Map.of(
        "available",
        true,
        "url",
        "http://web.archive.org/web/" + capture.timestamp() + "/" + capture.url(),
        "timestamp",
        capture.timestamp(),
        "status",
        "200");
  }

  /** The page itself: at once, even before the look-ups know of it. */
  Answer snapshot(SimulatedCall call) {
    call.notes().kind("snapshot").summary(call.path());
    Matcher wanted =
        SNAPSHOT.matcher(call.path() + (call.query().isEmpty() ? "" : "?" + call.query()));
    Optional<Capture> found =
        wanted.matches()
            ? nearest(copies(wanted.group(2), call.arrivedAt()), wanted.group(1))
            : Optional.empty();
    if (found.isEmpty()) {
      return Answer.html(
          404, "<html><body>The Wayback Machine has not archived that URL.</body></html>");
    }
    Capture capture = found.get();
    return capture.timestamp().equals(wanted.group(1))
        ? page(capture)
        : Answer.redirect("/web/" + capture.timestamp() + "/" + capture.url());
  }

  private static Answer page(Capture capture) {
    String url = capture.url().replace("&", "&amp;").replace("<", "&lt;");
    return Answer.html(
            200,
            "<html><head><title>%s</title></head><body><p>%s as it was at %s.</p></body></html>"
                .formatted(url, url, capture.timestamp()))
        .withHeader("Memento-Datetime", MEMENTO.format(capture.doneAt()))
        .withHeader("Link", "<" + capture.url() + ">; rel=\"original\"");
  }

  private List<Capture> copies(String url, Instant now) {
    String key = UrlKey.of(url);
    return captures.archived(now).stream()
        .filter(capture -> UrlKey.of(capture.url()).equals(key))
        .toList();
  }

  private static Optional<Capture> nearest(List<Capture> copies, String timestamp) {
    long wanted = Long.parseLong((timestamp + "0".repeat(14)).substring(0, 14));
    return copies.stream()
        .min(
            Comparator.comparingLong(
                capture -> Math.abs(Long.parseLong(capture.timestamp()) - wanted)));
  }
}
