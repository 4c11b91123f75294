/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook to be.
 *
 * @param events types of events that it wants; none stands for all
 * @param profileId the profile whose events it wants; null for all events
 */
public record NewWebhook(String url, List<String> events, @Nullable Long profileId) {
  public NewWebhook {
    events = List.copyOf(events);
  }
}
