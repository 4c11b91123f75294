/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.cli.CommandFailures;
import dev.covey.chassis.cli.Session;
import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.config.Settings;
import dev.covey.model.database.Database;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.model.message.ActionSettled;
import dev.covey.model.message.Event;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.message.TweetDetected;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.outbox.SelectEvents.Told;
import dev.covey.model.time.CoveyClock;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(MigratedDatabase.class)
class EventsCommandIT {
  private final Outbox outbox =
      new PostgresOutbox(new MessageCodec(), CoveyClock.system(), MessagePublisher.NONE);
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;
  private Database database;

  @BeforeEach
  void open(Database database) {
    this.database = database;
  }

  private void tell(Event event) throws SQLException {
    database.inTransaction(tx -> {
      outbox.tell(tx, List.of(event));
      return tx;
    });
  }

  private static TweetDetected detected(int tweet) {
    return new TweetDetected(
        7, Integer.toString(tweet), "ada\u001b[2J", Instant.EPOCH, Instant.EPOCH);
  }

  private int run(String... arguments) {
    DatabaseAccess access = database.access();
    Map<String, String> environment =
        Map.of(
            "COVEY_HOME", folder.toString(),
            "COVEY_DATABASE_URL", access.url(),
            "COVEY_DATABASE_USER", access.user(),
            "COVEY_DATABASE_PASSWORD", access.password(),
            "COVEY_DATABASE_SCHEMA", access.schema());
    try (Session session =
        new Session(() -> CoveyConfig.from(Settings.load(environment, folder)))) {
      CommandLine events = EventsCommand.tree(session);
      events.setExecutionExceptionHandler(new CommandFailures());
      events.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
      return events.execute(arguments);
    }
  }

  @Test
  void tail_printsWhatWasToldAndNothingThatMovesTheCursor() throws SQLException {
    tell(detected(1));
    tell(new ActionSettled(5, "42", "like", "completed", null, Instant.EPOCH));

    assertThat(run("tail", "--last", "1h", "--no-follow")).isZero();
    assertThat(out.toString().lines()).hasSize(2);
    assertThat(out.toString())
        .contains("TweetDetected", "ActionSettled", "\"tweetId\":\"1\"")
        .doesNotContain("\u001b");
  }

  @Test
  void tail_ofOneTypeAsJson() throws SQLException {
    tell(detected(1));
    tell(new ActionSettled(5, "42", "like", "completed", null, Instant.EPOCH));

    assertThat(run("tail", "--last", "1h", "--no-follow", "--json", "--type", "ActionSettled"))
        .isZero();
    assertThat(JsonMapper.shared().readTree(out.toString()).get("payload").get("actionId").asInt())
        .isEqualTo(5);
    assertThat(run("tail", "--type", "Nonesuch")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no event 'Nonesuch'", "TweetDetected");
    assertThat(run("tail", "--last", "soon")).isEqualTo(2);
  }

  @Test
  void walk_tellsEachOnceAlsoThoseCommittedLate() throws Exception {
    Instant begin = Instant.now().minus(Duration.ofMinutes(1));
    EventWalk walk = new EventWalk(database, Set.of(), begin);
    tell(detected(1));
    assertThat(walk.next(Instant.now())).extracting(Told::type).hasSize(1);
    assertThat(walk.next(Instant.now())).isEmpty();

    database.inTransaction(late -> {
      outbox.tell(late, List.of(detected(2)));
      tell(detected(3)); // a younger one that is there first
      assertThat(walk.next(Instant.now())).hasSize(1);
      return late;
    });

    assertThat(walk.next(Instant.now())).hasSize(1);
    assertThat(walk.next(Instant.now())).isEmpty();
  }
}
