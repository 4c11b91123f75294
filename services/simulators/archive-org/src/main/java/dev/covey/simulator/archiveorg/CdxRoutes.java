/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.archiveorg;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.Param;
import dev.covey.simulator.kit.SimulatedCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** The list of captures, a row for each, as JSON arrays or as lines. */
final class CdxRoutes {
  private static final List<String> FIELDS =
      List.of("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length");
  private static final Pattern FILTER = Pattern.compile("(!?)(\\w+):(.*)");
  private static final Pattern COLLAPSE = Pattern.compile("(\\w+)(?::(\\d{1,2}))?");
  private static final Pattern COMMA = Pattern.compile(",");

  private final Captures captures;
  private final ArchiveSettings settings;

  CdxRoutes(Captures captures, ArchiveSettings settings) {
    this.captures = captures;
    this.settings = settings;
  }

  Answer search(SimulatedCall call) {
    String url = call.queryParam("url").orElse("");
    call.notes().kind("cdx").summary(url);
    if (url.isEmpty()) {
      return Answer.text(400, "The 'url' param is required\n");
    }
    List<Map<String, String>> rows =
        captures.archived(call.arrivedAt()).stream()
            .filter(capture -> capture.isIndexed(call.arrivedAt(), settings.indexedAfter()))
            .filter(matching(call, url))
            .filter(inRange(call))
            .map(CdxRoutes::row)
            .filter(filters(call))
            .toList();
    List<Map<String, String>> limited =
        limited(collapsed(rows, call), call.queryParam("limit").orElse(""));
    return answer(call, limited);
  }

  private static Predicate<Capture> matching(SimulatedCall call, String url) {
    boolean star = url.endsWith("*");
    String type = call.queryParam("matchType").orElse(star ? "prefix" : "exact");
    String key = UrlKey.of(star ? url.substring(0, url.length() - 1) : url);
    String host = UrlKey.hostOf(url);
    return switch (type) {
      case "prefix" -> capture -> UrlKey.of(capture.url()).startsWith(key);
      case "host" -> capture -> UrlKey.hostOf(capture.url()).equals(host);
      case "domain" -> capture -> (UrlKey.hostOf(capture.url()) + ",").startsWith(host + ",");
      default -> capture -> UrlKey.of(capture.url()).equals(key);
    };
  }

  private static Predicate<Capture> inRange(SimulatedCall call) {
    String from = call.queryParam("from").orElse("");
    String to = call.queryParam("to").orElse("");
    return capture -> {
      String at = capture.timestamp();
      return at.compareTo(from) >= 0
          && (to.isEmpty() || at.substring(0, Math.min(14, to.length())).compareTo(to) <= 0);
    };
  }

  private static Map<String, String> row(Capture capture) {
    return Map.of(
        "urlkey", UrlKey.of(capture.url()),
        "timestamp", capture.timestamp(),
        "original", capture.url(),
        "mimetype", "text/html",
        "statuscode", "200",
        "digest", capture.jobId().substring(5).toUpperCase(Locale.ROOT),
        "length", "1024");
  }

  private static Predicate<Map<String, String>> filters(SimulatedCall call) {
    Predicate<Map<String, String>> all = _ -> true;
    for (Param param : call.queryParams()) {
      Matcher filter = FILTER.matcher(param.value());
      if (param.name().equals("filter") && filter.matches()) {
        Predicate<Map<String, String>> one = filter(filter.group(2), filter.group(3));
        all = all.and(filter.group(1).isEmpty() ? one : one.negate());
      }
    }
    return all;
  }

  private static Predicate<Map<String, String>> filter(String field, String regex) {
    try {
      var pattern = Pattern.compile(regex);
      return row -> pattern.matcher(row.getOrDefault(field, "")).matches();
    } catch (PatternSyntaxException _) {
      return _ -> false;
    }
  }

  /** Of rows that agree in a field, or in its beginning, only the first. */
  private static List<Map<String, String>> collapsed(
      List<Map<String, String>> rows, SimulatedCall call) {
    Matcher collapse = COLLAPSE.matcher(call.queryParam("collapse").orElse(""));
    if (!collapse.matches()) {
      return rows;
    }
    int length =
        collapse.group(2) == null ? Integer.MAX_VALUE : Integer.parseInt(collapse.group(2));
    Set<String> seen = new HashSet<>();
    return rows.stream()
        .filter(row -> {
          String value = row.getOrDefault(collapse.group(1), "");
          return seen.add(value.substring(0, Math.min(length, value.length())));
        })
        .toList();
  }

  /** Below zero the last ones. */
  private static List<Map<String, String>> limited(List<Map<String, String>> rows, String limit) {
    if (!limit.matches("-?\\d{1,9}")) {
      return rows;
    }
    int count = Math.min(rows.size(), Math.abs(Integer.parseInt(limit)));
    return limit.startsWith("-")
        ? rows.subList(rows.size() - count, rows.size())
        : rows.subList(0, count);
  }

  private static Answer answer(SimulatedCall call, List<Map<String, String>> rows) {
    List<String> fields =
        call.queryParam("fl")
            .map(list -> COMMA.splitAsStream(list).filter(FIELDS::contains).toList())
            .orElse(FIELDS);
    List<List<String>> values =
        rows.stream()
            .map(row -> fields.stream().map(f -> row.getOrDefault(f, "-")).toList())
            .toList();
    if (!call.queryParam("output").orElse("").equals("json")) {
      return Answer.text(
          200,
          values.stream().map(row -> String.join(" ", row) + "\n").collect(Collectors.joining()));
    }
    var table = new ArrayList<List<String>>();
    if (!values.isEmpty()) {
      table.add(fields);
      table.addAll(values);
    }
    return Answer.json(200, table);
  }
}
