/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import dev.covey.model.source.Sighting;
import dev.covey.model.source.SourceFailure;
import dev.covey.source.nitter.page.NitterPage;

/** What asking an instance for a page gave. */
sealed interface Fetched {

  /** Nitter itself answered; whether it can be believed is another question. */
  record Page(NitterPage page, Sighting seen) implements Fetched {}

  /** No answer of Nitter's. */
  record Missed(SourceFailure failure) implements Fetched {}
}
