/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.accounts;

import dev.covey.source.x.XClient;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XOutcome;
import dev.covey.source.x.XUser;
import java.io.IOException;

/** Asks X whose credentials these are. */
public final class WhoseAccount {
  private final XClient client;

  public WhoseAccount(XClient client) {
    this.client = client;
  }

  /** Throws where X does not take them, or does not tell. */
  public XUser of(XCredentials credentials) throws IOException {
    return switch (client.me(credentials).outcome()) {
      case XOutcome.Done<XUser>(XUser user) -> user;
      case XOutcome.NeedsAuthorisation<XUser>(String why) ->
          throw new IOException("X does not accept these credentials: " + why);
      case XOutcome.Refused<XUser>(String why, _, _) -> throw untold(why);
      case XOutcome.AlreadySo<XUser>(String why) -> throw untold(why);
      case XOutcome.RateLimited<XUser>(_, _, String why) -> throw untold(why);
      case XOutcome.OutOfCredits<XUser>(String why) -> throw untold(why);
      case XOutcome.Unknown<XUser>(String why) -> throw untold(why);
      case XOutcome.NotSent<XUser>(String why) -> throw untold(why);
    };
  }

  private static IOException untold(String why) {
    return new IOException("X did not tell whose credentials these are: " + why);
  }
}
