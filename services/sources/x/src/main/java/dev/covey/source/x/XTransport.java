/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries one signed request to X and its answer back. Never retries, never follows a redirect,
 * reads no more than {@value #MAX_BODY} bytes, and knows whether a failed request may have left.
 * Safe for many threads.
 */
final class XTransport implements AutoCloseable {
  static final int MAX_BODY = 16 * 1024 * 1024;

  private final XSettings settings;
  private final InstantSource clock;
  private final JsonMapper mapper = new JsonMapper();
  private final OAuth1Signature signature;
  private final OkHttpClient http;

  XTransport(XSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.signature = new OAuth1Signature(clock);
    this.http =
        new OkHttpClient.Builder()
            .callTimeout(settings.timeout())
            .connectTimeout(settings.timeout())
            .readTimeout(settings.timeout())
            .writeTimeout(settings.timeout())
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            // Shorter than servers keep idle connections, so that few writes meet a dying one.
            .connectionPool(new ConnectionPool(64, 20, TimeUnit.SECONDS))
            .addNetworkInterceptor(new SendOnce())
            .eventListenerFactory(_ -> new NoteDeparture())
            .build();
  }

  /** A path below the API's root; each segment is encoded. */
  HttpUrl.Builder url(String... segments) {
    HttpUrl root = HttpUrl.get(settings.url());
    if (root == null) {
      throw new IllegalStateException("not a URL: " + settings.url());
    }
    HttpUrl.Builder builder = root.newBuilder();
    for (String segment : segments) {
      builder.addPathSegment(segment);
    }
    return builder;
  }

  HttpAnswer get(XCredentials credentials, HttpUrl url) throws XCallFailedException {
    return send(signed(credentials, "GET", url, null), settings.timeout());
  }

  HttpAnswer post(XCredentials credentials, HttpUrl url, Object body) throws XCallFailedException {
    return send(signed(credentials, "POST", url, json(body)), settings.timeout());
  }

  HttpAnswer put(XCredentials credentials, HttpUrl url, Object body) throws XCallFailedException {
    return send(signed(credentials, "PUT", url, json(body)), settings.timeout());
  }

  HttpAnswer delete(XCredentials credentials, HttpUrl url) throws XCallFailedException {
    return send(signed(credentials, "DELETE", url, null), settings.timeout());
  }

  /** The same for a body that takes its time. */
  HttpAnswer upload(XCredentials credentials, HttpUrl url, RequestBody body)
      throws XCallFailedException {
    return send(signed(credentials, "POST", url, body), settings.timeout().multipliedBy(4));
  }

  /** A form as the sign-in takes it; public clients have no authorization. */
  HttpAnswer form(@Nullable String authorization, HttpUrl url, Map<String, String> fields)
      throws XCallFailedException {
    FormBody.Builder form = new FormBody.Builder();
    fields.forEach(form::add);
    return send(
        new Outgoing("POST", url, form.build(), authorization, RateScope.APP), settings.timeout());
  }

  private RequestBody json(Object body) {
    return new JsonBody(mapper.writeValueAsBytes(body));
  }

  private Outgoing signed(
      XCredentials credentials, String method, HttpUrl url, @Nullable RequestBody body) {
    RateScope caller =
        credentials instanceof XCredentials.AppToken ? RateScope.APP : RateScope.USER;
    return new Outgoing(method, url, body, authorization(credentials, method, url), caller);
  }

  private HttpAnswer send(Outgoing outgoing, Duration timeout) throws XCallFailedException {
    SendOnce.Progress progress = new SendOnce.Progress();
    Call call = http.newCall(outgoing.request(settings.userAgent(), progress));
    call.timeout().timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    try (Response response = call.execute()) {
      return read(response, outgoing.caller());
    } catch (IOException failure) {
      throw new XCallFailedException(outgoing.toString(), progress.left(), failure);
    }
  }

  private String authorization(XCredentials credentials, String method, HttpUrl url) {
    return switch (credentials) {
      case XCredentials.OAuth1 keys -> signature.header(keys, method, url);
      case XCredentials.UserToken(String accessToken) -> "Bearer " + accessToken;
      case XCredentials.OAuth2 tokens -> "Bearer " + tokens.accessToken();
      case XCredentials.AppToken(String bearer) -> "Bearer " + bearer;
    };
  }

  private HttpAnswer read(Response response, RateScope caller) {
    List<RateWindow> windows = ReadRateWindows.from(response.headers(), caller, clock.instant());
    int status = response.code();
    try {
      byte[] bytes = bytes(response.body());
      if (bytes == null) {
        return unread(status, "the body is over " + MAX_BODY + " bytes", caller, windows);
      }
      if (bytes.length == 0) {
        return unread(status, "the body is empty", caller, windows);
      }
      JsonNode body = mapper.readTree(bytes);
      return new HttpAnswer(status, body, null, caller, windows);
    } catch (JacksonException _) {
      return unread(status, "the body is not JSON", caller, windows);
    } catch (IOException failure) {
      return unread(status, "the body broke off (" + failure.getMessage() + ")", caller, windows);
    }
  }

  private static byte @Nullable [] bytes(ResponseBody body) throws IOException {
    BufferedSource source = body.source();
    return source.request(MAX_BODY + 1L) ? null : source.readByteArray();
  }

  private static HttpAnswer unread(
      int status, String fault, RateScope caller, List<RateWindow> windows) {
    return new HttpAnswer(status, null, fault, caller, windows);
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  private static final class NoteDeparture extends EventListener {
    @Override
    public void requestHeadersStart(Call call) {
      SendOnce.Progress progress = call.request().tag(SendOnce.Progress.class);
      if (progress != null) {
        progress.markLeft();
      }
    }
  }

  /** A request with what it is to be signed with; its text shows neither that nor the query. */
  private record Outgoing(
      String method,
      HttpUrl url,
      @Nullable RequestBody body,
      @Nullable String authorization,
      RateScope caller) {

    Request request(String userAgent, SendOnce.Progress progress) {
      Request.Builder request =
          new Request.Builder()
              .url(url)
              .method(method, body)
              .header("Accept", "application/json")
              .header("User-Agent", userAgent)
              .tag(SendOnce.Progress.class, progress);
      if (authorization != null) {
        request.header("Authorization", authorization);
      }
      return request.build();
    }

    @Override
    public String toString() {
      return method + " " + url.newBuilder().query(null).build();
    }
  }
}
