/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.dispatchactions;

import dev.covey.source.x.Made;
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

/** The real X until the call itself, in which the process ends. */
class DyingPlatform implements Platform {
  static final class Died extends Error {}

  private final Platform real;

  DyingPlatform(Platform real) {
    this.real = real;
  }

  @Override
  public XAnswer<Made> perform(Prepared action) {
    throw new Died();
  }

  @Override
  public XAnswer<XUser> me(XCredentials credentials) {
    return real.me(credentials);
  }

  @Override
  public XAnswer<UploadedMedia> upload(XCredentials credentials, NewMedia media)
      throws InterruptedException {
    return real.upload(credentials, media);
  }

  @Override
  public XAnswer<Seen> lookFor(Prepared action, Instant since, Pages pages) {
    return real.lookFor(action, since, pages);
  }

  @Override
  public XAnswer<XUser> userByName(XCredentials credentials, String name) {
    return real.userByName(credentials, name);
  }
}
