/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ingest;

import dev.covey.benchmarks.server.BenchPostgres;
import dev.covey.model.source.SourceTweet;
import dev.covey.source.nitter.page.PageReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench ingest}: reading and storing pages, next to jsoup and COPY, in turns. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description =
        "Measures how fast Nitter pages are read and stored, next to jsoup alone on the same bytes"
            + " and COPY of the same rows into the same table.")
public final class IngestBenchmark implements Callable<Integer> {
  private static final int TURNS = 3;
  private static final int TWEETS_A_SLICE = 200;

  @Option(names = "--json", description = "Print one JSON object, and progress on standard error.")
  private boolean json;

  @Option(
      names = "--pages",
      paramLabel = "N",
      defaultValue = "300",
      description = "How many different pages (${DEFAULT-VALUE}).")
  private int pages;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "100000",
      description = "How many rows are stored in each turn (${DEFAULT-VALUE}).")
  private int rows;

  @Option(
      names = "--tweets",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "How many tweets go from page to row in the last part (${DEFAULT-VALUE}).")
  private long tweets;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "4",
      description = "How long each way of reading is measured in each turn (${DEFAULT-VALUE}).")
  private double seconds;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (pages < 1 || rows < TWEETS_A_SLICE || tweets < 10 * TWEETS_A_SLICE || !(seconds > 0)) {
      throw new ParameterException(
          Objects.requireNonNull(spec, "spec").commandLine(),
          "--pages must be at least 1, --rows 200, --tweets 2000, --seconds above 0");
    }
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    progress("rendering " + pages + " pages");
    List<byte[]> sample = SamplePages.of(pages);
    progress("reading, one thread");
    ParseTurns parse = new ParseTurns(sample, Duration.ofNanos((long) (seconds * 1e9)));
    parse.run(TURNS);
    try (BenchPostgres postgres = BenchPostgres.durable("ingest", "2GB")) {
      postgres.start();
      try (Store store = new Store(postgres.access(8))) {
        print(measure(sample, parse, store, load));
      }
    }
    return 0;
  }

  private IngestFigures measure(List<byte[]> sample, ParseTurns parse, Store store, double load)
      throws Exception {
    Rates stored = new Rates();
    Rates copied = new Rates();
    store(sample, store, stored, copied);
    int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    progress("pages to rows, " + threads + " threads, " + tweets + " tweets");
    EndToEnd endToEnd = new EndToEnd(sample, store);
    Rates whole = new Rates();
    endToEnd.run(threads, tweets / 10);
    long early = EndToEnd.heapMegabytes();
    whole.measure(() -> endToEnd.run(threads, tweets - tweets / 10));
    long late = EndToEnd.heapMegabytes();
    return new IngestFigures(
        "ingest",
        ratio(parse.covey.middle(), parse.jsoup.middle()),
        ratio(stored.middle(), copied.middle()),
        ratio(whole.middle(), parse.covey.middle()),
        Math.round(parse.jsoup.middle()),
        Math.round(parse.covey.middle()),
        Math.round(copied.middle()),
        Math.round(stored.middle()),
        Math.round(whole.middle()),
        threads,
        tweets,
        early,
        late,
        load,
        Runtime.getRuntime().availableProcessors());
  }

  private void store(List<byte[]> sample, Store store, Rates stored, Rates copied)
      throws Exception {
    progress("storing " + rows + " rows, one thread, in turns");
    List<List<SourceTweet>> slices = slices(sample);
    byte[] asRows = new byte[0];
    for (int turn = 0; turn <= TURNS; turn++) {
      store.clear();
      Rates counted = turn == 0 ? new Rates() : stored;
      counted.measure(() -> {
        for (int i = 0; i < slices.size(); i++) {
          store.slice(i, slices.get(i));
        }
        return (long) slices.size() * TWEETS_A_SLICE;
      });
      if (turn == 0) {
        asRows = store.copyOut();
      }
      byte[] same = asRows;
      store.clear();
      (turn == 0 ? new Rates() : copied).measure(() -> store.copyIn(same));
    }
    store.clear();
  }

  private List<List<SourceTweet>> slices(List<byte[]> sample) {
    PageReader reader = new PageReader();
    List<SourceTweet> all = new ArrayList<>();
    for (int page = 0; all.size() < rows; page++) {
      all.addAll(
          NumberedTweets.from(all.size(), reader.read(sample.get(page % sample.size())).tweets()));
    }
    List<List<SourceTweet>> slices = new ArrayList<>();
    for (int from = 0; from + TWEETS_A_SLICE <= all.size(); from += TWEETS_A_SLICE) {
      slices.add(List.copyOf(all.subList(from, from + TWEETS_A_SLICE)));
    }
    return slices;
  }

  private static double ratio(double one, double other) {
    return Math.round(one / other * 100) / 100.0;
  }

  private void progress(String line) {
    PrintWriter err = Objects.requireNonNull(spec, "spec").commandLine().getErr();
    err.println(line);
    err.flush();
  }

  private void print(IngestFigures figures) {
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(figures));
    } else {
      out.printf(
          Locale.ROOT,
          "%-24s %,9d pages/s%n%-24s %,9d pages/s  ratio %.2f%n",
          "jsoup alone",
          figures.jsoupPages(),
          "read whole",
          figures.parsedPages(),
          figures.parseRatio());
      out.printf(
          Locale.ROOT,
          "%-24s %,9d rows/s%n%-24s %,9d rows/s   ratio %.2f%n",
          "COPY",
          figures.copiedRows(),
          "slices stored",
          figures.storedRows(),
          figures.storeRatio());
      out.printf(
          Locale.ROOT,
          "%-24s %,9d pages/s  ratio %.2f to reading on one thread%n",
          "pages to rows",
          figures.endToEndPages(),
          figures.endToEndRatio());
      out.printf(
          Locale.ROOT,
          "heap %d MB after a tenth of %,d tweets, %d MB after all%n",
          figures.heapMegabytesEarly(),
          figures.tweets(),
          figures.heapMegabytesLate());
    }
    out.flush();
  }
}
