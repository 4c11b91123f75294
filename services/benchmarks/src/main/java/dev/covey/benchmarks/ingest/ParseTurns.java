/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ingest;

import dev.covey.source.nitter.page.PageReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;

/** Reads the same pages with jsoup alone and whole, in turns, on one thread. */
final class ParseTurns {
  private final List<byte[]> pages;
  private final Duration each;
  private final PageReader reader = new PageReader();
  final Rates jsoup = new Rates();
  final Rates covey = new Rates();

  ParseTurns(List<byte[]> pages, Duration each) {
    this.pages = pages;
    this.each = each;
  }

  void run(int turns) throws Exception {
    readAll();
    parseAll();
    for (int turn = 0; turn < turns; turn++) {
      jsoup.measure(() -> repeat(this::parseAll));
      covey.measure(() -> repeat(this::readAll));
    }
  }

  private long repeat(Rates.Work all) throws Exception {
    long deadline = System.nanoTime() + each.toNanos();
    long done = 0;
    while (System.nanoTime() < deadline) {
      done += all.run();
    }
    return done;
  }

  private long parseAll() throws IOException {
    for (byte[] page : pages) {
      if (Jsoup.parse(new ByteArrayInputStream(page), "UTF-8", "").childNodeSize() == 0) {
        throw new IllegalStateException("jsoup found nothing");
      }
    }
    return pages.size();
  }

  private long readAll() {
    for (byte[] page : pages) {
      if (reader.read(page).tweets().size() != SamplePages.TWEETS) {
        throw new IllegalStateException("a page was not read whole");
      }
    }
    return pages.size();
  }
}
