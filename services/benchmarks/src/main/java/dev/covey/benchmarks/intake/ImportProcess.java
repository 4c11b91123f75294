/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.intake;

import com.sun.management.GarbageCollectionNotificationInfo;
import dev.covey.chassis.media.MediaStore;
import dev.covey.intake.CsvFile;
import dev.covey.intake.Gate;
import dev.covey.intake.ImportActions;
import dev.covey.intake.ImportOptions;
import dev.covey.intake.ImportReport;
import dev.covey.intake.ProblemLog;
import dev.covey.intake.Progress;
import dev.covey.model.database.Database;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.model.ledger.LedgerClock;
import dev.covey.model.ledger.LedgerReader;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import tools.jackson.databind.json.JsonMapper;

/** Imports one file in a process of its own, as the command line does, and says what it took. */
public final class ImportProcess {
  static final String URL = "BENCH_URL";
  static final String USER = "BENCH_USER";
  static final String PASSWORD = "BENCH_PASSWORD";

  private ImportProcess() {}

  /** What one import took. */
  record Took(long rows, long nanos, long heapMegabytes, long residentMegabytes) {}

  public static void main(String[] args) throws Exception {
    AtomicLong heap = new AtomicLong();
    ManagementFactory.getGarbageCollectorMXBeans().forEach(bean -> watch(bean, heap));
    DatabaseAccess access = new DatabaseAccess(told(URL), told(USER), told(PASSWORD), "public", 4);
    Path file = Path.of(args[0]);
    try (Database database = new Database(access, "bench-import")) {
      ImportActions importer =
          new ImportActions(
              database,
              new LedgerReader(database, LedgerClock.ofDatabase()),
              new MediaStore(file.resolveSibling("media")),
              0,
              () -> Gate.OPEN);
      long start = System.nanoTime();
      ImportReport report =
          importer.run(
              CsvFile.of(file),
              ImportOptions.PLAIN,
              ProblemLog.counting(),
              Progress.NONE,
              Instant.now());
      long nanos = System.nanoTime() - start;
      if (report.outcome() != ImportReport.Outcome.IMPORTED) {
        throw new IllegalStateException(report.toString());
      }
      System.gc();
      System.out.println(
          JsonMapper.shared()
              .writeValueAsString(
                  new Took(report.counts().added(), nanos, heap.get() >> 20, resident())));
    }
  }

  private static String told(String name) {
    return Objects.requireNonNull(System.getenv(name), name);
  }

  /** Only full collections say what is really in use. */
  private static void watch(GarbageCollectorMXBean collector, AtomicLong most) {
    ((NotificationEmitter) collector)
        .addNotificationListener(
            (notification, _) -> {
              GarbageCollectionNotificationInfo info =
                  GarbageCollectionNotificationInfo.from(
                      (CompositeData) notification.getUserData());
              long used =
                  info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                      .filter(pool -> isHeap(pool.getKey()))
                      .map(Map.Entry::getValue)
                      .mapToLong(MemoryUsage::getUsed)
                      .sum();
              most.accumulateAndGet(used, Math::max);
            },
            null,
            null);
  }

  private static boolean isHeap(String pool) {
    return !pool.contains("Metaspace") && !pool.contains("Code") && !pool.contains("Class");
  }

  private static long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
        .findFirst()
        .orElse(0);
  }
}
