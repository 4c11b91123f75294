/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ingest;

import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.world.SampleWorld;
import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.nitter.InstanceSettings;
import dev.covey.simulator.nitter.NitterSimulator;
import dev.covey.source.nitter.page.NitterPage;
import dev.covey.source.nitter.page.PageReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages of a Nitter's search, which slices are read from, as the simulator renders them. */
final class SamplePages {
  static final int TWEETS = 20;
  private static final String SEARCH = "/search?f=tweets&q=&since=2024-01-01&until=2026-01-01";
  private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-01-01T00:00:00Z");

  private SamplePages() {}

  /** So many different pages. */
  static List<byte[]> of(int count) throws IOException, InterruptedException {
    int users = 8;
    // some posts are reposts, which search does not show
    int posts = count * TWEETS * 3 / 2 + 1_000;
    World world = SampleWorld.of(new SampleWorld.Plan(7, users, posts, FROM, UNTIL));
    PageReader reader = new PageReader();
    List<byte[]> pages = new ArrayList<>(count);
    try (HttpClient http = HttpClient.newHttpClient();
        NitterSimulator simulator =
            NitterSimulator.start(
                world, SimulatorClock.standing(UNTIL), InstanceSettings.named("bench"))) {
      URI base = simulator.urls().getFirst();
      for (var user : world.users()) {
        @Nullable URI url = base.resolve("/" + user.username() + SEARCH);
        while (url != null && pages.size() < count) {
          byte[] body =
              http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray()).body();
          NitterPage page = reader.read(body);
          if (page.tweets().size() == TWEETS) {
            pages.add(body);
          }
          url = page.next() == null ? null : following(url, page.next());
        }
      }
    }
    if (pages.size() < count) {
      throw new IllegalStateException("only " + pages.size() + " of " + count + " pages");
    }
    return pages;
  }

  /** A query alone, put behind the page's own path: {@link URI#resolve} would drop its end. */
  private static URI following(URI page, String next) {
    return page.resolve(page.getPath() + next);
  }
}
