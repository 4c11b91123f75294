/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Locale;
import okhttp3.CookieJar;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Sends one GET at a time: bounded in time and size, without cookies, following nothing. Safe for
 * many threads.
 */
public final class InstanceHttp implements AutoCloseable {
  private static final int FIRST_REDIRECT = 300;
  private static final int FIRST_CLIENT_ERROR = 400;
  private static final long CHUNK = 64 << 10;

  private final OkHttpClient client;
  private final String userAgent;
  private final int maxBodyBytes;

  public InstanceHttp(HttpLimits limits, String userAgent) {
    this.userAgent = userAgent;
    this.maxBodyBytes = limits.maxBodyBytes();
    this.client =
        new OkHttpClient.Builder()
            .connectTimeout(limits.connectTimeout())
            .readTimeout(limits.readTimeout())
            .callTimeout(limits.callTimeout())
            .followRedirects(false)
            .followSslRedirects(false)
            .cookieJar(CookieJar.NO_COOKIES)
            .build();
  }

  public HttpOutcome get(HttpUrl url) throws InterruptedException {
    try (Response response = client.newCall(request(url)).execute()) {
      return outcome(response);
    } catch (IOException failure) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while asking " + url.host());
      }
      return new HttpOutcome.Unreachable(describe(failure), neverLeft(failure));
    }
  }

  private Request request(HttpUrl url) {
    Request.Builder request =
        new Request.Builder()
            .url(url.newBuilder().username("").password("").build())
            .header("User-Agent", userAgent)
            .header("Accept", "text/html,application/xhtml+xml,application/rss+xml;q=0.9")
            .header("Accept-Language", "en");
    if (!url.username().isEmpty()) {
      request.header("Authorization", Credentials.basic(url.username(), url.password()));
    }
    return request.build();
  }

  private HttpOutcome outcome(Response response) throws IOException {
    String location = response.header("Location");
    if (location != null
        && response.code() >= FIRST_REDIRECT
        && response.code() < FIRST_CLIENT_ERROR) {
      return new HttpOutcome.Redirected(location);
    }
    Buffer body = new Buffer();
    BufferedSource source = response.body().source();
    while (source.read(body, CHUNK) != -1) {
      if (body.size() > maxBodyBytes) {
        return new HttpOutcome.TooLarge(maxBodyBytes);
      }
    }
    return new HttpOutcome.Answered(
        response.code(),
        body.readByteString(),
        response.header("Content-Type"),
        RetryAfter.parse(response.header("Retry-After"), InstantSource.system().instant()));
  }

  private static boolean neverLeft(IOException failure) {
    return failure instanceof ConnectException
        || failure instanceof UnknownHostException
        || failure instanceof NoRouteToHostException;
  }

  private static String describe(IOException failure) {
    if (failure instanceof UnknownHostException) {
      return "its name is not known";
    }
    String message = failure.getMessage();
    String name =
        failure
            .getClass()
            .getSimpleName()
            .replaceAll("Exception$", "")
            .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
            .toLowerCase(Locale.ROOT);
    return message == null ? name : name + ": " + message;
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
