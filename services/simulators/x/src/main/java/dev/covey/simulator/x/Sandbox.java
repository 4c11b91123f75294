/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x;

import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.x.access.App;
import dev.covey.simulator.x.access.Credentials;
import dev.covey.simulator.x.access.Grants;
import dev.covey.simulator.x.api.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Hands out accounts that are ready to use. Safe for many threads. */
final class Sandbox {

  /** Every scope the platform knows. */
  static final Set<String> ALL_SCOPES =
      Set.of(
          "tweet.read",
          "tweet.write",
          "tweet.moderate.write",
          "users.read",
          "users.email",
          "follows.read",
          "follows.write",
          "offline.access",
          "space.read",
          "mute.read",
          "mute.write",
          "like.read",
          "like.write",
          "list.read",
          "list.write",
          "block.read",
          "block.write",
          "bookmark.read",
          "bookmark.write",
          "dm.read",
          "dm.write",
          "media.write");

  private static final long FIRST_ID = 900_001;

  private final Platform platform;
  private final App app;
  private int created;

  Sandbox(Platform platform) {
    this.platform = platform;
    this.app = platform.credentials().register(1, "Sandbox", true, Set.of("http://", "https://"));
  }

  App app() {
    return app;
  }

  /** New people named sandbox_1, sandbox_2 and so on, who joined a year ago. */
  synchronized List<SandboxAccount> create(int count) {
    var accounts = new ArrayList<SandboxAccount>();
    for (int i = 0; i < count; i++) {
      created++;
      WorldUser user =
          WorldUser.builder(
                  FIRST_ID + created,
                  "sandbox_" + created,
                  platform.clock().instant().minus(Duration.ofDays(365)))
              .name("Sandbox " + created)
              .bio("An account to try things with.")
              .build();
      platform.addResident(user);
      accounts.add(credentials(user));
    }
    return accounts;
  }

  /** Credentials of somebody who is there already. */
  synchronized SandboxAccount of(String username) {
    WorldUser user =
        platform
            .state()
            .users()
            .named(username)
            .orElseThrow(() -> new IllegalArgumentException("nobody is named " + username));
    return credentials(user);
  }

  private SandboxAccount credentials(WorldUser user) {
    Credentials.OAuth1Token oauth1 = platform.credentials().issueOAuth1(app, user.id());
    Grants.Tokens oauth2 = platform.grants().issue(app, user.id(), ALL_SCOPES);
    return new SandboxAccount(
        user.id(),
        user.username(),
        app.consumerKey(),
        app.consumerSecret(),
        oauth1.token(),
        oauth1.secret(),
        app.clientId(),
        app.clientSecret(),
        oauth2.access(),
        oauth2.refresh(),
        app.bearer());
  }
}
