/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.archiveorg;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * The Wayback Machine. Each method makes one HTTP call and never throws for what the archive or the
 * network does. It keeps no limits: who calls does. Safe for many threads; blocks its caller.
 */
public final class ArchiveOrgClient implements AutoCloseable {
  private final ArchiveOrgSettings settings;
  private final ArchiveTransport transport;
  private final ReadAnswers readAnswers;

  /**
   * @param clock tells when a limit opens again; the time that the archive lives in
   */
  public ArchiveOrgClient(ArchiveOrgSettings settings, InstantSource clock) {
    this.settings = settings;
    this.transport = new ArchiveTransport(settings.timeout(), clock);
    this.readAnswers = new ReadAnswers(settings.url(), clock);
  }

  /** Whether captures can be asked for. */
  public boolean hasKeys() {
    return settings.keys() != null;
  }

  /** The latest good capture of a page that the look-up knows; asked without keys. */
  public Availability available(String url) throws InterruptedException {
    HttpUrl address =
        address(settings.availabilityUrl(), "wayback", "available")
            .addQueryParameter("url", url)
            .build();
    return switch (transport.read(request().url(address).build())) {
      case Answer.Json(var body) -> readAnswers.available(body, url);
      case Answer.Failed(var trouble) -> trouble;
    };
  }

  /**
   * Asks for a capture of a page, unless the archive has one that is younger than {@code
   * reuseWithin}: then that one stands in, also where it is only just being made.
   */
  public CaptureOutcome submit(String url, Duration reuseWithin) throws InterruptedException {
    FormBody form =
        new FormBody.Builder()
            .add("url", url)
            .add("if_not_archived_within", Long.toString(reuseWithin.toSeconds()))
            .build();
    Request request = withKeys().url(address(settings.url(), "save").build()).post(form).build();
    return switch (transport.write(request)) {
      case Answer.Json(var body) -> readAnswers.submitted(body);
      case Answer.Failed(var trouble) -> trouble;
    };
  }

  /**
   * How a capture stands. The archive remembers that for about an hour, and calls a job that it
   * does not know pending.
   */
  public CaptureOutcome status(String jobId, String url) throws InterruptedException {
    FormBody form = new FormBody.Builder().add("job_id", jobId).build();
    Request request =
        withKeys().url(address(settings.url(), "save", "status").build()).post(form).build();
    return switch (transport.read(request)) {
      case Answer.Json(var body) -> readAnswers.status(body, jobId, url);
      case Answer.Failed(var trouble) -> trouble;
    };
  }

  /** What the account may still do. */
  public AccountStatus account() throws InterruptedException {
    HttpUrl address = address(settings.url(), "save", "status", "user").build();
    return switch (transport.read(withKeys().url(address).build())) {
      case Answer.Json(var body) -> readAnswers.account(body);
      case Answer.Failed(var trouble) -> trouble;
    };
  }

  private Request.Builder request() {
    return new Request.Builder()
        .header("Accept", "application/json")
        .header("User-Agent", settings.userAgent());
  }

  private Request.Builder withKeys() {
    ArchiveKeys keys = settings.keys();
    if (keys == null) {
      throw new IllegalStateException("there are no keys of archive.org");
    }
    return request().header("Authorization", keys.authorization());
  }

  private static HttpUrl.Builder address(URI root, String... segments) {
    HttpUrl url = HttpUrl.get(root);
    if (url == null) {
      throw new IllegalStateException("not a URL: " + root);
    }
    HttpUrl.Builder builder = url.newBuilder();
    for (String segment : segments) {
      builder.addPathSegment(segment);
    }
    return builder;
  }

  @Override
  public void close() {
    transport.close();
  }
}
