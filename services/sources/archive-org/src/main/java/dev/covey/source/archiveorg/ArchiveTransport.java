/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.archiveorg;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries one request to the archive and its answer back. Never retries, follows no redirect (so
 * that neither keys nor requests go anywhere else), reads no more than {@value #MAX_BODY} bytes.
 * Safe for many threads.
 */
final class ArchiveTransport implements AutoCloseable {
  static final int MAX_BODY = 1024 * 1024;
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

  private final JsonMapper mapper = new JsonMapper();
  private final InstantSource clock;
  private final OkHttpClient http;

  ArchiveTransport(Duration timeout, InstantSource clock) {
    this.clock = clock;
    this.http =
        new OkHttpClient.Builder()
            .callTimeout(timeout)
            .connectTimeout(timeout)
            .readTimeout(timeout)
            .writeTimeout(timeout)
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .cookieJar(CookieJar.NO_COOKIES)
            .addNetworkInterceptor(new SendOnce())
            .eventListenerFactory(_ -> new SendOnce.NoteDeparture())
            .build();
  }

  /** A request that changes nothing: where it got no answer, the archive is taken to be away. */
  Answer read(Request request) throws InterruptedException {
    return send(request, false);
  }

  /** A request that may have been carried out though its answer is missing. */
  Answer write(Request request) throws InterruptedException {
    return send(request, true);
  }

  private Answer send(Request request, boolean writes) throws InterruptedException {
    SendOnce.Progress progress = new SendOnce.Progress();
    Request once = request.newBuilder().tag(SendOnce.Progress.class, progress).build();
    try (Response response = http.newCall(once).execute()) {
      return answer(response, writes);
    } catch (IOException failure) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while asking " + request.url().host());
      }
      return noAnswer(
          request.url().host() + " did not answer: " + words(failure), writes && progress.left());
    }
  }

  /** What may have been done is not known to be away, only unknown. */
  private Answer noAnswer(String why, boolean mayBeDone) {
    return new Answer.Failed(
        mayBeDone
            ? new Trouble.Broken(why, true)
            : new Trouble.Busy(clock.instant().plus(PAUSE), Trouble.Whose.SERVICE, why));
  }

  private Answer answer(Response response, boolean writes) {
    int status = response.code();
    String said = response.request().url().host() + " answered " + status;
    if (status == 429) {
      return new Answer.Failed(new Trouble.Busy(retryAfter(response), Trouble.Whose.ACCOUNT, said));
    }
    if (status == 401 || status == 403) {
      return new Answer.Failed(new Trouble.Denied(said));
    }
    if (status == 408 || status >= 500) {
      return noAnswer(said, writes);
    }
    if (status >= 400) {
      return new Answer.Failed(new Trouble.Broken(said, false));
    }
    return status >= 200 && status < 300
        ? json(response, said, writes)
        : new Answer.Failed(new Trouble.Broken(said + ", which leads elsewhere", writes));
  }

  private Answer json(Response response, String said, boolean writes) {
    try {
      BufferedSource source = response.body().source();
      if (source.request(MAX_BODY + 1L)) {
        return new Answer.Failed(
            new Trouble.Broken(said + " with more than " + MAX_BODY + " bytes", writes));
      }
      JsonNode body = mapper.readTree(source.readByteArray());
      return body.isContainer()
          ? new Answer.Json(body)
          : new Answer.Failed(new Trouble.Broken(said + " with nothing in it", writes));
    } catch (JacksonException _) {
      return new Answer.Failed(new Trouble.Broken(said + " with what is not JSON", writes));
    } catch (IOException failure) {
      return noAnswer(said + " and broke off: " + words(failure), writes);
    }
  }

  private Instant retryAfter(Response response) {
    Duration pause = PAUSE;
    String header = response.header("Retry-After", "");
    if (header != null && header.matches("\\d{1,9}")) {
      pause = Duration.ofSeconds(Long.parseLong(header));
    }
    return clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }

  private static String words(IOException failure) {
    String message = failure.getMessage();
    String name = failure.getClass().getSimpleName();
    return message == null ? name : name + ": " + message;
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
