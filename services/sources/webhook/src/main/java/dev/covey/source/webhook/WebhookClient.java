/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.webhook;

import dev.covey.chassis.http.PrivateAddressException;
import dev.covey.chassis.http.PublicSocketFactory;
import dev.covey.model.webhook.WebhookSecret;
import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Delivers signed messages to receivers. Follows no redirect, goes through no proxy, connects to
 * the open Internet only unless the settings say otherwise, and uses no more than {@value
 * #MOST_READ} bytes of an answer, though more may come in before it is left. A receiver may get a
 * message twice. Safe for many threads.
 */
public final class WebhookClient implements AutoCloseable {
  static final int MOST_READ = 1_024;
  private static final int LONGEST_QUOTE = 200;
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
  private static final MediaType JSON = MediaType.get("application/json");

  private final InstantSource realTime;
  private final OkHttpClient http;

  /** {@code realTime} is what receivers compare their own clocks with. */
  public WebhookClient(WebhookSettings settings, InstantSource realTime) {
    this.realTime = realTime;
    Duration timeout = settings.timeout();
    OkHttpClient.Builder client =
        new OkHttpClient.Builder()
            .callTimeout(timeout)
            .connectTimeout(timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT)
            .readTimeout(timeout)
            .writeTimeout(timeout)
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .cookieJar(CookieJar.NO_COOKIES)
            .connectionPool(new ConnectionPool(64, 30, TimeUnit.SECONDS));
    if (!settings.privateAddresses()) {
      client.socketFactory(new PublicSocketFactory());
    }
    this.http = client.build();
  }

  /**
   * Delivers a message.
   *
   * @param id the message's own, the same each time that it is delivered
   */
  public DeliveryOutcome deliver(String url, WebhookSecret secret, String id, byte[] body)
      throws InterruptedException {
    HttpUrl target = HttpUrl.parse(url);
    if (target == null) {
      return new DeliveryOutcome.Failed(
          DeliveryOutcome.Cause.REJECTED, "its URL is not one that can be asked");
    }
    long timestamp = realTime.instant().getEpochSecond();
    Request request =
        new Request.Builder()
            .url(target)
            .header("User-Agent", "Covey-Webhooks")
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(timestamp))
            .header("webhook-signature", Signature.of(secret, id, timestamp, body))
            .post(RequestBody.create(body, JSON))
            .build();
    return send(request);
  }

  private DeliveryOutcome send(Request request) throws InterruptedException {
    String host = request.url().host();
    try (Response response = http.newCall(request).execute()) {
      return read(response, host);
    } catch (PrivateAddressException refused) {
      return new DeliveryOutcome.Failed(
          DeliveryOutcome.Cause.PRIVATE, host + " was not asked: " + refused.getMessage());
    } catch (IOException failure) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while delivering to " + host);
      }
      return new DeliveryOutcome.Failed(
          DeliveryOutcome.Cause.UNREACHABLE, host + " did not answer: " + words(failure));
    }
  }

  private DeliveryOutcome read(Response response, String host) {
    int status = response.code();
    if (response.isSuccessful()) {
      return new DeliveryOutcome.Delivered(status);
    }
    String why = host + " answered " + status + quote(response);
    return switch (status) {
      case 410 -> new DeliveryOutcome.Gone(why);
      case 429, 503 -> {
        Duration pause = ReadRetryAfter.from(response.header("Retry-After"), realTime.instant());
        yield pause == null ? failed(status, why) : new DeliveryOutcome.Busy(pause, why);
      }
      default -> failed(status, why);
    };
  }

  private static DeliveryOutcome failed(int status, String why) {
    return new DeliveryOutcome.Failed(
        status >= 500 ? DeliveryOutcome.Cause.BROKEN : DeliveryOutcome.Cause.REJECTED, why);
  }

  /** The first line of what it says, or where it leads; empty where it says nothing. */
  private static String quote(Response response) {
    String location = response.isRedirect() ? response.header("Location") : null;
    String line = location == null ? firstLine(response) : "it leads to " + location;
    if (line.isEmpty()) {
      return "";
    }
    return ": " + (line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…");
  }

  private static String firstLine(Response response) {
    BufferedSource source = response.body().source();
    try {
      source.request(MOST_READ);
    } catch (IOException _) {
      // what came before it broke off may say enough
    }
    long size = Math.min(source.getBuffer().size(), MOST_READ);
    try {
      String text = source.readString(size, StandardCharsets.UTF_8);
      return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
    } catch (IOException _) {
      return "";
    }
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
