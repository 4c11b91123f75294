/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import dev.covey.simulator.nitter.page.Vintage;
import java.time.Duration;
import java.util.Objects;

/**
 * How one instance differs from the others.
 *
 * @param name by which tests and the audit call it
 * @param port 0 takes a free one
 * @param title the site's name on its pages
 * @param clockOffset how wrong the instance's clock is
 * @param searchBudget so many searches and single tweets in a quarter of an hour are answered, then
 *     the session is out for an hour; 0 is without limit
 */
public record InstanceSettings(
    String name,
    int port,
    String title,
    Vintage vintage,
    Duration clockOffset,
    boolean rss,
    int searchBudget) {

  public InstanceSettings {
    Objects.requireNonNull(name, "an instance without name");
  }

  /** The newest build on a free port, with a right clock and no limits. */
  public static InstanceSettings named(String name) {
    return new InstanceSettings(name, 0, "nitter", Vintage.SUMMER_2026, Duration.ZERO, true, 0);
  }

  public InstanceSettings onPort(int number) {
    return new InstanceSettings(name, number, title, vintage, clockOffset, rss, searchBudget);
  }

  public InstanceSettings titled(String siteTitle) {
    return new InstanceSettings(name, port, siteTitle, vintage, clockOffset, rss, searchBudget);
  }

  public InstanceSettings of(Vintage build) {
    return new InstanceSettings(name, port, title, build, clockOffset, rss, searchBudget);
  }

  public InstanceSettings withClockOffset(Duration offset) {
    return new InstanceSettings(name, port, title, vintage, offset, rss, searchBudget);
  }

  public InstanceSettings withoutRss() {
    return new InstanceSettings(name, port, title, vintage, clockOffset, false, searchBudget);
  }

  public InstanceSettings withSearchBudget(int perQuarterHour) {
    return new InstanceSettings(name, port, title, vintage, clockOffset, rss, perQuarterHour);
  }
}
