/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import dev.covey.model.time.Slice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The addresses of the pages that are read. */
final class Addresses {
  private Addresses() {}

  static HttpUrl profile(Instance instance, String username) {
    return instance.base().newBuilder().addPathSegment(username).build();
  }

  /** Leads to the profile's page under its present name. */
  static HttpUrl userById(Instance instance, long userId) {
    return instance
        .base()
        .newBuilder()
        .addPathSegments("i/user")
        .addPathSegment(Long.toString(userId))
        .build();
  }

  /** The name in a status path is not looked at, so it need not be known. */
  static HttpUrl status(Instance instance, long id) {
    return instance
        .base()
        .newBuilder()
        .addPathSegments("i/status")
        .addPathSegment(Long.toString(id))
        .build();
  }

  /**
   * The first page of a search in whole UTC days, which is all that Nitter can: it holds the slice
   * and perhaps more. By form parameters, as {@code since:} in the query itself has broken cursors.
   */
  static HttpUrl search(Instance instance, String username, Slice slice) {
    return profile(instance, username)
        .newBuilder()
        .addPathSegment("search")
        .addQueryParameter("f", "tweets")
        .addQueryParameter("q", "")
        .addQueryParameter("since", firstDay(slice).toString())
        .addQueryParameter("until", dayOf(slice.until().minusNanos(1)).plusDays(1).toString())
        .addQueryParameter("e-nativeretweets", "on")
        .build();
  }

  static LocalDate firstDay(Slice slice) {
    return dayOf(slice.from());
  }

  private static LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  /** Where a page's own link to the next one leads; null if that is not the same list. */
  static @Nullable HttpUrl next(HttpUrl current, String link) {
    HttpUrl next = link.startsWith("?") ? current.resolve(link) : null;
    return next != null && next.encodedPath().equals(current.encodedPath()) && hasCursor(next)
        ? next
        : null;
  }

  /** The second name is the one of old versions. */
  private static boolean hasCursor(HttpUrl url) {
    return url.queryParameter("cursor") != null || url.queryParameter("max_position") != null;
  }
}
