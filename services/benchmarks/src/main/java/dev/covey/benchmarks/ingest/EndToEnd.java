/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ingest;

import dev.covey.model.source.SourceTweet;
import dev.covey.source.nitter.page.PageReader;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Pages to rows: each thread reads the pages of a slice and stores them, then takes the next. */
final class EndToEnd {
  private static final int PAGES_A_SLICE = 10;

  private final List<byte[]> pages;
  private final Store store;
  private final PageReader reader = new PageReader();
  private final AtomicLong nextSlice = new AtomicLong();

  EndToEnd(List<byte[]> pages, Store store) {
    this.pages = pages;
    this.store = store;
  }

  /** Reads and stores about so many tweets; returns how many pages that were. */
  long run(int threads, long tweets) throws Exception {
    long slices = Math.max(1, tweets / (PAGES_A_SLICE * SamplePages.TWEETS));
    long end = nextSlice.get() + slices;
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<Long>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        Callable<Long> work = () -> work(end);
        running.add(executor.submit(work));
      }
      long done = 0;
      for (Future<Long> each : running) {
        done += each.get();
      }
      nextSlice.set(end);
      return done * PAGES_A_SLICE;
    }
  }

  private long work(long end) throws SQLException {
    long done = 0;
    for (long slice = nextSlice.getAndIncrement();
        slice < end;
        slice = nextSlice.getAndIncrement()) {
      slice(slice);
      done++;
    }
    return done;
  }

  private void slice(long slice) throws SQLException {
    List<SourceTweet> tweets = new ArrayList<>(PAGES_A_SLICE * SamplePages.TWEETS);
    for (int i = 0; i < PAGES_A_SLICE; i++) {
      int page = (int) ((slice * PAGES_A_SLICE + i) % pages.size());
      tweets.addAll(reader.read(pages.get(page)).tweets());
    }
    store.slice(slice, NumberedTweets.from(slice * PAGES_A_SLICE * SamplePages.TWEETS, tweets));
  }

  /** What the heap holds once all that can go has gone. */
  static long heapMegabytes() {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed() >> 20;
  }
}
