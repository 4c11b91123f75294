/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.archiveorg;

import java.time.Duration;
import java.util.Map;

/**
 * What the simulated archive allows and how slow it is, on the simulator's clock.
 *
 * @param port 0 takes a free one
 * @param keys secrets by access key
 * @param captureTime how long a capture takes
 * @param perMinute captures that an account may ask for in a minute
 * @param perDay captures that an account may ask for in a UTC day
 * @param perUrlAndDay captures of one address in a UTC day, whoever asks
 * @param reuseWithin how long a capture stands in for the next one of its address
 * @param statusKept how long a capture's status can be asked for
 * @param indexedAfter how long a capture stays out of availability and CDX
 */
public record ArchiveSettings(
    int port,
    Map<String, String> keys,
    Duration captureTime,
    int perMinute,
    int perDay,
    int perUrlAndDay,
    Duration reuseWithin,
    Duration statusKept,
    Duration indexedAfter) {

  public ArchiveSettings {
    keys = Map.copyOf(keys);
  }

  /** The limits that archive.org names, and one account: "access" with the secret "secret". */
  public static ArchiveSettings usual() {
    return new ArchiveSettings(
        0,
        Map.of("access", "secret"),
        Duration.ofSeconds(15),
        7,
        30_000,
        5,
        Duration.ofHours(1),
        Duration.ofHours(1),
        Duration.ofMinutes(10));
  }

  public ArchiveSettings onPort(int number) {
    return new ArchiveSettings(
        number,
        keys,
        captureTime,
        perMinute,
        perDay,
        perUrlAndDay,
        reuseWithin,
        statusKept,
        indexedAfter);
  }

  public ArchiveSettings withKeys(Map<String, String> secretsByAccessKey) {
    return new ArchiveSettings(
        port,
        secretsByAccessKey,
        captureTime,
        perMinute,
        perDay,
        perUrlAndDay,
        reuseWithin,
        statusKept,
        indexedAfter);
  }

  public ArchiveSettings withCaptureTime(Duration time) {
    return new ArchiveSettings(
        port, keys, time, perMinute, perDay, perUrlAndDay, reuseWithin, statusKept, indexedAfter);
  }

  /** Other limits; each must be above zero. */
  public ArchiveSettings withLimits(int aMinute, int aDay, int anUrlADay) {
    return new ArchiveSettings(
        port, keys, captureTime, aMinute, aDay, anUrlADay, reuseWithin, statusKept, indexedAfter);
  }
}
