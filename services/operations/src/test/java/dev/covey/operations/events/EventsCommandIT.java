/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.message.ActionSettled;
import dev.covey.model.message.Event;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.message.TweetDetected;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.outbox.SelectEvents.Told;
import dev.covey.model.time.CoveyClock;
import dev.covey.operations.TestingSession;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(MigratedDatabase.class)
class EventsCommandIT {
  private final Outbox outbox =
      new PostgresOutbox(new MessageCodec(), CoveyClock.system(), MessagePublisher.NONE);
  @TempDir private Path folder;
  private Database database;
  private TestingSession session;

  @BeforeEach
  void open(Database database) {
    this.database = database;
    session = new TestingSession(database, folder);
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
    return session.run(EventsCommand::tree, arguments);
  }

  @Test
  void tail_printsWhatWasToldAndNothingThatMovesTheCursor() throws SQLException {
    tell(detected(1));
    tell(new ActionSettled(5, "42", "like", "completed", null, Instant.EPOCH));

    assertThat(run("tail", "--last", "1h", "--no-follow")).isZero();
    assertThat(session.out().lines()).hasSize(2);
    assertThat(session.out())
        .contains("TweetDetected", "ActionSettled", "\"tweetId\":\"1\"")
        .doesNotContain("\u001b");
  }

  @Test
  void tail_ofOneTypeAsJson() throws SQLException {
    tell(detected(1));
    tell(new ActionSettled(5, "42", "like", "completed", null, Instant.EPOCH));

    assertThat(run("tail", "--last", "1h", "--no-follow", "--json", "--type", "ActionSettled"))
        .isZero();
    assertThat(JsonMapper.shared().readTree(session.out()).get("payload").get("actionId").asInt())
        .isEqualTo(5);
    assertThat(run("tail", "--type", "Nonesuch")).isEqualTo(2);
    assertThat(session.err()).contains("there is no event 'Nonesuch'", "TweetDetected");
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
