/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.SimulatorServer;

/** Every operation that is imitated. */
public final class Resources {

  private Resources() {}

  /** Puts all operations on a server; other paths are answered 404 without a body. */
  public static void register(Platform platform, SimulatorServer.Builder server) {
    var api = new Api(platform, server);
    new TimelinesResource().register(api);
    new PostsResource().register(api);
    new LikesResource().register(api);
    new RepostsResource().register(api);
    new UsersResource().register(api);
    new FollowsResource().register(api);
    new MessagesResource().register(api);
    new MediaResource().register(api);
    new OAuth2Resource(platform).register(server);
    new OAuth1Resource(platform).register(server);
    server.otherwise(call -> Answer.of(404));
  }
}
