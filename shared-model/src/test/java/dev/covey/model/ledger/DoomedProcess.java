/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import dev.covey.model.database.Database;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.testing.ForkedJvm;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * A process that acquires until it is killed, and says each permit that it was told of; or one that
 * stands still in the middle of a transaction.
 */
final class DoomedProcess {
  static final int ACCOUNTS = 20;
  private static final int THREADS = 8;

  private DoomedProcess() {}

  /** Arguments: url, user, password, schema, and {@code freeze} or {@code run}. */
  public static void main(String[] args) throws Exception {
    DatabaseAccess access = new DatabaseAccess(args[0], args[1], args[2], args[3], 4);
    boolean freeze = args[4].equals("freeze");
    Database database = new Database(access, "doomed");
    CombiningLedger ledger =
        CombiningLedger.start(
            database,
            LedgerClock.ofDatabase(),
            freeze ? DoomedProcess::standStill : ArmAttempts.NONE,
            LedgerMetrics.NONE);
    for (int thread = 0; thread < THREADS; thread++) {
      SplittableRandom random = new SplittableRandom(ProcessHandle.current().pid() + thread);
      Thread.ofPlatform().start(() -> acquireForever(ledger, random, freeze));
    }
  }

  static ForkedJvm fork(Database database, String mode) {
    DatabaseAccess access = database.access();
    return ForkedJvm.start(
        DoomedProcess.class, access.url(), access.user(), access.password(), access.schema(), mode);
  }

  /** Whether somebody else can go on: the meters must not stay locked. */
  static boolean grantedSoon(CombiningLedger survivor) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (System.nanoTime() < end) {
      if (survivor.acquire(new AcquireRequest(gates(0), "survivor"))
          instanceof LedgerDecision.Granted) {
        return true;
      }
    }
    return false;
  }

  static List<MeterKey> gates(int account) {
    return List.of(new MeterKey("account:" + account, "like"), new MeterKey("app", "writes"));
  }

  private static void standStill(Connection connection, List<AttemptArming> attempts) {
    System.out.println("in the middle");
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException never) {
      throw new IllegalStateException(never);
    }
  }

  private static void acquireForever(
      CombiningLedger ledger, SplittableRandom random, boolean freeze) {
    AttemptArming arm =
        new AttemptArming(1, 1, 1, UUID.randomUUID(), Duration.ofSeconds(30), Instant.now());
    while (true) {
      try {
        List<MeterKey> gates = gates(random.nextInt(ACCOUNTS));
        if (ledger.acquire(new AcquireRequest(gates, "doomed", freeze ? arm : null))
            instanceof LedgerDecision.Granted granted) {
          StringBuilder told = new StringBuilder("told");
          granted
              .permits()
              .forEach(permit ->
                  told.append(' ').append(permit.meter()).append('#').append(permit.number()));
          System.out.println(told);
        }
      } catch (Exception failure) {
        System.out.println("failed: " + failure);
        return;
      }
    }
  }
}
