/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.database;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MigratedDatabase.class)
class NotificationListenerIT {

  /** Nothing ends the connection: only asking shows that nobody is there any more. */
  @Test
  void connectionThatFellSilent_isReplaced(Database database) throws Exception {
    AtomicInteger heard = new AtomicInteger();
    DatabaseAccess access = database.access();
    URI server = URI.create(access.url().substring("jdbc:".length()));
    try (SilentProxy proxy = new SilentProxy(server.getPort());
        NotificationListener listener =
            new NotificationListener(
                through(access, server.getPort(), proxy.port()),
                "listen covey_test",
                heard::incrementAndGet,
                Duration.ofMillis(200))) {
      listener.start();
      awaitHeard(database, heard);

      proxy.silence();
      awaitHeard(database, heard);
    }
  }

  private static void awaitHeard(Database database, AtomicInteger heard) {
    int before = heard.get();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          database.inTransaction(transaction ->
              transaction.connection().createStatement().execute("notify covey_test"));
          return heard.get() > before;
        });
  }

  private static DatabaseAccess through(DatabaseAccess access, int port, int proxy) {
    String url = access.url().replace(":" + port + "/", ":" + proxy + "/");
    return new DatabaseAccess(
        url, access.user(), access.password(), access.schema(), access.poolSize());
  }
}
