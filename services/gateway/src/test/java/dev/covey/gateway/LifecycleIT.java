/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.chassis.metrics.FleetMetrics;
import dev.covey.chassis.service.ServiceContext;
import dev.covey.model.database.Database;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Starting and ending. */
@ExtendWith(MigratedDatabase.class)
@Timeout(60)
class LifecycleIT {

  @Test
  void whatHasBegun_isFinished(Database database) throws Exception {
    GatewayRig rig = GatewayRig.start(database);
    rig.profile(7, "ada");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Connection locker = database.dataSource().getConnection();
        var statement = locker.createStatement()) {
      statement.execute("lock table tweet in access exclusive mode");
      Future<HttpResponse<String>> asked = threads.submit(() -> rig.get("/tweets"));
      await().until(() -> waiting(rig));

      Future<?> stopped = threads.submit(rig::close);
      await().until(() -> !listens(rig));
      assertThat(stopped.isDone()).isFalse();
      locker.rollback();

      assertThat(asked.get().statusCode()).isEqualTo(200);
      stopped.get();
    }
  }

  private static boolean waiting(GatewayRig rig) throws Exception {
    return rig.text(
            """
            select count(*) from pg_stat_activity
            where application_name = 'gateway-readers' and wait_event_type = 'Lock'
              and datname = current_database()\
            """)
        .equals("1");
  }

  private static boolean listens(GatewayRig rig) {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), rig.port())) {
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  @Test
  void portThatIsTaken_isSaid(Database database) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        FleetMetrics metrics = new FleetMetrics();
        ServiceContext context =
            GatewayRig.context(
                database.access(),
                Map.of("COVEY_GATEWAY_PORT", Integer.toString(taken.getLocalPort())),
                metrics)) {
      assertRefuses(context, "can't listen on 127.0.0.1:" + taken.getLocalPort());
    }
  }

  @Test
  void addressThatIsNotOurs_isSaid(Database database) {
    try (FleetMetrics metrics = new FleetMetrics();
        ServiceContext context =
            GatewayRig.context(
                database.access(), Map.of("COVEY_GATEWAY_HOST", "192.0.2.1"), metrics)) {
      assertRefuses(context, "can't listen on 192.0.2.1");
    }
  }

  private static void assertRefuses(ServiceContext context, String words) {
    Gateway gateway = new Gateway(context);
    try {
      assertThatThrownBy(gateway::start)
          .isInstanceOf(StartupException.class)
          .hasMessageContaining(words)
          .hasMessageContaining("COVEY_GATEWAY_PORT");
    } finally {
      gateway.stop();
    }
    gateway.stop();
  }
}
