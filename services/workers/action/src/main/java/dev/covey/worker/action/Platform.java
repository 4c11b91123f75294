/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.source.x.Made;
import dev.covey.source.x.NewMedia;
import dev.covey.source.x.UploadedMedia;
import dev.covey.source.x.XAnswer;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XUser;
import dev.covey.source.x.own.Pages;
import java.time.Instant;

/** Where actions are carried out. Safe for many threads. */
public interface Platform {

  /** Makes the one call that the action is. */
  XAnswer<Made> perform(Prepared action);

  /** Asks whose credentials these are. */
  XAnswer<XUser> me(XCredentials credentials);

  /** Brings a file to X, so that it can be posted. */
  XAnswer<UploadedMedia> upload(XCredentials credentials, NewMedia media)
      throws InterruptedException;

  /**
   * What the action's account has done since then that is just what the action was to do.
   *
   * @param pages asked before each request but the first
   */
  XAnswer<Seen> lookFor(Prepared action, Instant since, Pages pages);

  XAnswer<XUser> userByName(XCredentials credentials, String name);
}
