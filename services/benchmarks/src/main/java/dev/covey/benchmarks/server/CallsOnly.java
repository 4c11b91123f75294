/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.server;

import dev.covey.source.x.NewMedia;
import dev.covey.source.x.UploadedMedia;
import dev.covey.source.x.XAnswer;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XUser;
import dev.covey.source.x.own.Pages;
import dev.covey.worker.action.Platform;
import dev.covey.worker.action.Prepared;
import dev.covey.worker.action.Seen;
import java.time.Instant;

/** A platform of which nothing is asked but to carry actions out. */
public abstract class CallsOnly implements Platform {
  @Override
  public XAnswer<XUser> me(XCredentials credentials) {
    throw new IllegalStateException("every account's user is known");
  }

  @Override
  public XAnswer<XUser> userByName(XCredentials credentials, String name) {
    throw new IllegalStateException("nobody is called by name");
  }

  @Override
  public XAnswer<UploadedMedia> upload(XCredentials credentials, NewMedia media) {
    throw new IllegalStateException("no action has files");
  }

  @Override
  public XAnswer<Seen> lookFor(Prepared action, Instant since, Pages pages) {
    throw new IllegalStateException("no answer is lost");
  }
}
