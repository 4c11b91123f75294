/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import java.util.List;

/**
 * A stretch of a timeline and where its links lead.
 *
 * @param beginning whether this is the first stretch
 * @param newest the address of the first stretch
 * @param more the address of the next stretch, empty if there is no link to one
 */
public record TimelinePage(List<Entry> entries, boolean beginning, String newest, String more) {
  public TimelinePage {
    entries = List.copyOf(entries);
  }
}
