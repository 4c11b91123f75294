/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.dispatchactions;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;

/**
 * As much of X as these tests need, over HTTP: it keeps what was done and loses what it is told.
 */
final class PretendX extends Dispatcher implements AutoCloseable {
  private final MockWebServer server = new MockWebServer();
  private final Set<String> done = ConcurrentHashMap.newKeySet();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile MockResponse.@Nullable Builder whoAnswer;
  private final Deque<Script> scripts = new ArrayDeque<>();

  /** What happens to one call in place of the normal course. */
  interface Script {
    /** Null goes on as normal. */
    MockResponse.@Nullable Builder answer(Runnable effect) throws InterruptedException;
  }

  PretendX() throws java.io.IOException {
    server.setDispatcher(this);
    server.start();
  }

  URI url() {
    return server.url("/").uri();
  }

  /** The next call goes so; several queue up. */
  synchronized void next(Script script) {
    scripts.add(script);
  }

  /** The next call is answered so, without any effect. */
  void nextAnswers(MockResponse.Builder answer) {
    next(_ -> answer);
  }

  /** The next call is carried out, and its answer lost. */
  void nextAnswerIsLost() {
    next(effect -> {
      effect.run();
      return new MockResponse.Builder()
          .onResponseStart(new SocketEffect.CloseSocket(true, true, true));
    });
  }

  /** From now on whoever asks who he is is answered so. */
  void answersWho(MockResponse.Builder answer) {
    whoAnswer = answer;
  }

  /** How often somebody asked who he is. */
  int asked() {
    return asked.get();
  }

  private synchronized @Nullable Script script() {
    return scripts.poll();
  }

  /** Every call that came, such as {@code likes 7 100}. */
  List<String> calls() {
    return calls;
  }

  Set<String> done() {
    return done;
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
    String path = request.getUrl().encodedPath();
    if (path.equals("/2/users/me")) {
      asked.incrementAndGet();
      MockResponse.Builder refusal = whoAnswer;
      if (refusal != null) {
        return refusal.build();
      }
      return json(200, "{\"data\":{\"id\":\"7\",\"username\":\"ada\",\"name\":\"Ada\"}}").build();
    }
    String[] parts = path.split("/", -1);
    String body = request.getBody() == null ? "" : request.getBody().utf8();
    String call = parts[4] + " " + parts[3] + " " + body.replaceAll("\\D", "");
    calls.add(call);
    Script script = script();
    MockResponse.@Nullable Builder scripted =
        script == null ? null : script.answer(() -> done.add(call));
    return (scripted != null ? scripted : normal(parts[4], call)).build();
  }

  private MockResponse.Builder normal(String kind, String call) {
    boolean first = done.add(call);
    if (kind.equals("likes")) {
      return json(200, "{\"data\":{\"liked\":true}}");
    }
    return first
        ? json(200, "{\"data\":{\"retweeted\":true,\"rest_id\":\"55\"}}")
        : json(
            400,
            """
            {"errors":[{"message":"You cannot retweet a Tweet that you have already retweeted."}],
             "title":"Invalid Request","type":"https://api.twitter.com/2/problems/invalid-request"}
            """);
  }

  static MockResponse.Builder json(int status, String body) {
    return new MockResponse.Builder().code(status).body(body);
  }

  @Override
  public void close() {
    server.close();
  }
}
