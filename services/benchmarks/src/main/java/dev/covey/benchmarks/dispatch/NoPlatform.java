/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.dispatch;

import dev.covey.source.x.Made;
import dev.covey.source.x.NewMedia;
import dev.covey.source.x.UploadedMedia;
import dev.covey.source.x.XAnswer;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XOutcome;
import dev.covey.source.x.XUser;
import dev.covey.worker.action.Platform;
import dev.covey.worker.action.Prepared;
import dev.covey.worker.action.Seen;
import java.time.Instant;
import java.util.List;

/** Does nothing and says that it is done, so that only the fleet's own work is measured. */
final class NoPlatform implements Platform {
  @Override
  public XAnswer<Made> perform(Prepared action) {
    return new XAnswer<>(new XOutcome.Done<>(new Made("1")), List.of());
  }

  @Override
  public XAnswer<XUser> me(XCredentials credentials) {
    throw new IllegalStateException("every account's user is known");
  }

  @Override
  public XAnswer<UploadedMedia> upload(XCredentials credentials, NewMedia media) {
    throw new IllegalStateException("no action has files");
  }

  @Override
  public XAnswer<Seen> lookFor(Prepared action, Instant since) {
    throw new IllegalStateException("no answer is lost");
  }

  @Override
  public XAnswer<XUser> userByName(XCredentials credentials, String name) {
    throw new IllegalStateException("nobody is called by name");
  }
}
