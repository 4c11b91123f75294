/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.archiveorg;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Lets a call go over the network once, and knows whether it did. The HTTP client would by itself
 * repeat a request after a 503 that says "retry after 0".
 */
final class SendOnce implements Interceptor {

  @Override
  public Response intercept(Chain chain) throws IOException {
    Progress progress = chain.request().tag(Progress.class);
    if (progress != null && !progress.passed.compareAndSet(false, true)) {
      throw new IOException("not sent a second time");
    }
    return chain.proceed(chain.request());
  }

  /** How far a call got; tagged onto its request. */
  static final class Progress {
    private final AtomicBoolean passed = new AtomicBoolean();
    private volatile boolean left;

    /** Whether any byte of the request may have been written. */
    boolean left() {
      return left;
    }
  }

  /** Notes when a request begins to be written. */
  static final class NoteDeparture extends EventListener {
    @Override
    public void requestHeadersStart(Call call) {
      Progress progress = call.request().tag(Progress.class);
      if (progress != null) {
        progress.left = true;
      }
    }
  }
}
