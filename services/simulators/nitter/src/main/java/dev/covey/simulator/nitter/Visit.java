/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.SimulatedCall;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.nitter.page.ErrorPages;
import dev.covey.simulator.nitter.page.Pages;
import dev.covey.simulator.nitter.page.Site;
import dev.covey.simulator.nitter.upstream.Upstream;
import java.time.Instant;
import java.util.Optional;

/** One call with all that is needed to answer it. */
record Visit(SimulatedCall call, Upstream upstream, Site site) {

  /** X's time, which every instance shares. */
  Instant now() {
    return call.arrivedAt();
  }

  Pages pages() {
    return new Pages(site, name -> upstream.user(name).map(WorldUser::name));
  }

  ErrorPages errors() {
    return new ErrorPages(site);
  }

  boolean has(Trouble trouble) {
    return trouble.hits(call);
  }

  /** Empty on the first page. */
  Optional<String> cursor() {
    return call.queryParam("cursor")
        .or(() -> call.queryParam("max_position"))
        .filter(cursor -> !cursor.isEmpty());
  }

  String param(String name) {
    return call.queryParam(name).orElse("");
  }

  /** Whether only the timeline is wanted. */
  boolean scrolls() {
    return param("scroll").equals("true");
  }

  static Answer seeOther(String location) {
    return Answer.of(303).withHeader("Location", location);
  }
}
