/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.cli.CommandFailures;
import dev.covey.model.database.Database;
import dev.covey.model.message.Action;
import dev.covey.model.message.Envelope;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.message.MessageIds;
import dev.covey.model.outbox.AdoptJobs;
import dev.covey.model.outbox.InsertParkedMessage;
import dev.covey.model.outbox.JobState;
import dev.covey.model.outbox.ParkJobs;
import dev.covey.model.outbox.ParkingKind;
import dev.covey.model.outbox.SelectJob;
import dev.covey.model.time.CoveyClock;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(MigratedDatabase.class)
class JobsCommandIT {
  private static final String QUEUE = "covey.jobs.Action";
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private final MessageIds ids = new MessageIds();
  private final MessageCodec codec = new MessageCodec();
  private Database database;

  @BeforeEach
  void open(Database database) {
    this.database = database;
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    errors.getBuffer().setLength(0);
    CommandLine jobs =
        JobsCommand.tree(
            new JobsAccess() {
              @Override
              public Database database() {
                return database;
              }

              @Override
              public CoveyClock clock() {
                return CoveyClock.system();
              }
            });
    jobs.setExecutionExceptionHandler(new CommandFailures());
    jobs.setOut(new PrintWriter(out));
    jobs.setErr(new PrintWriter(errors));
    return jobs.execute(arguments);
  }

  private byte[] body(UUID id, long number) {
    return codec.encode(
        new Envelope<>(id, 1, Instant.parse("2026-11-20T08:00:00Z"), null, action(number)));
  }

  private static Action action(long number) {
    return new Action(number, "42", "like");
  }

  private UUID queued(long number) throws SQLException {
    UUID id = ids.next();
    String body = new String(body(id, number), UTF_8);
    database.inTransaction(tx ->
        new AdoptJobs()
            .run(tx.connection(), List.of(new AdoptJobs.Row(id, "Action", body, Instant.EPOCH))));
    return id;
  }

  private UUID parked(long number, String reason) throws SQLException {
    UUID id = queued(number);
    database.inTransaction(tx ->
        new ParkJobs()
            .run(
                tx.connection(),
                List.of(
                    new ParkJobs.Row(
                        id, ParkingKind.EXHAUSTED, QUEUE, reason, "app-id: covey\n", true))));
    return id;
  }

  private void parkedMessage(ParkingKind kind, String reason, byte[] body, long size)
      throws SQLException {
    database.inTransaction(tx ->
        new InsertParkedMessage()
            .run(
                tx.connection(),
                new InsertParkedMessage.Row(
                    kind, null, QUEUE, reason, "", body, size, "abc", false)));
  }

  private JobState state(UUID id) throws SQLException {
    return database.inTransaction(
        tx -> new SelectJob().run(tx.connection(), id).orElseThrow().state());
  }

  @Test
  void emptyFleet_saysSo() {
    assertThat(run("stats")).isZero();
    assertThat(out).asString().contains("no jobs");
    assertThat(run("parked")).isZero();
    assertThat(out).asString().contains("nothing is parked");
  }

  @Test
  void stats_countByType() throws Exception {
    queued(1);
    queued(2);
    parked(3, "no luck");

    assertThat(run("stats")).isZero();
    assertThat(out.toString().lines().toList().get(1)).matches(" +Action +0 +0 +2 +1 +0 +1970.*");
    assertThat(run("stats", "--json")).isZero();
    JsonNode json = JsonMapper.shared().readTree(out.toString());
    assertThat(json.get(0).get("queued").asInt()).isEqualTo(2);
    assertThat(json.get(0).get("parked").asInt()).isEqualTo(1);
  }

  @Test
  void parked_isGroupedByCause() throws Exception {
    parked(1, "no answer from 10.0.0.7 after 3012 ms");
    parked(2, "no answer from 10.0.0.9 after 2998 ms");
    parked(3, "account '42' is locked");

    assertThat(run("parked")).isZero();

    List<String> lines = out.toString().lines().toList();
    assertThat(lines.get(1)).contains("2", "exhausted", QUEUE, "no answer from # after # ms");
    assertThat(lines.get(2)).contains("1", "account '…' is locked");
    assertThat(run("parked", "--json")).isZero();
    JsonNode json = JsonMapper.shared().readTree(out.toString());
    assertThat(json.get(0).get("count").asInt()).isEqualTo(2);
  }

  @Test
  void show_printsAllOfAJobAndOfItsParking() throws Exception {
    UUID id = parked(17, "no luck");

    assertThat(run("show", id.toString())).isZero();
    assertThat(out.toString())
        .contains(id.toString(), "parked", "no luck", "\"actionId\":17", "app-id: covey");
    assertThat(run("show", id.toString(), "--json")).isZero();
    JsonNode json = JsonMapper.shared().readTree(out.toString());
    assertThat(json.get("job").get("id").asString()).isEqualTo(id.toString());
    assertThat(json.get("parked").get(0).get("reason").asString()).isEqualTo("no luck");
  }

  @Test
  void show_defusesWhatATerminalWouldObey() throws Exception {
    parkedMessage(
        ParkingKind.UNREADABLE, "not \u001b[2J JSON", "\u001b]0;pwned\u0007".getBytes(UTF_8), 11);

    assertThat(run("show", "1")).isZero();
    assertThat(out.toString()).doesNotContain("\u001b").contains("\\u001b]0;pwned\\u0007");
    assertThat(run("parked")).isZero();
    assertThat(out.toString()).doesNotContain("\u001b");
  }

  @Test
  void replay_letsAParkedJobRunAgain() throws Exception {
    UUID id = parked(1, "no luck");

    assertThat(run("replay", id.toString())).isZero();

    assertThat(out).asString().contains("1 runs again");
    assertThat(state(id)).isEqualTo(JobState.WAITING);
    assertThat(run("parked")).isZero();
    assertThat(out).asString().contains("nothing is parked");
    assertThat(run("replay", id.toString())).isEqualTo(2);
    assertThat(errors).asString().contains("is waiting; only what is parked is replayed");
  }

  @Test
  void replaySameCause_takesAllOfIt() throws Exception {
    UUID first = parked(1, "no answer after 3012 ms");
    UUID second = parked(2, "no answer after 2998 ms");
    UUID other = parked(3, "account is locked");

    assertThat(run("replay", first.toString(), "--same-cause")).isZero();

    assertThat(out).asString().contains("2 run again");
    assertThat(state(second)).isEqualTo(JobState.WAITING);
    assertThat(state(other)).isEqualTo(JobState.PARKED);
  }

  @Test
  void replayWithAnEditedBody_keepsTheJobsIdentity(@TempDir Path folder) throws Exception {
    UUID id = parked(1, "no such action");
    Path right = Files.write(folder.resolve("right.json"), body(id, 2));
    Path wrong = Files.write(folder.resolve("wrong.json"), body(ids.next(), 2));
    Path broken = Files.writeString(folder.resolve("broken.json"), "{");

    assertThat(run("replay", id.toString(), "--body", wrong.toString())).isEqualTo(2);
    assertThat(errors).asString().contains("must keep id " + id);
    assertThat(run("replay", id.toString(), "--body", broken.toString())).isEqualTo(2);
    assertThat(errors).asString().contains("still can't be used");
    assertThat(run("replay", id.toString(), "--body", "nonesuch.json")).isEqualTo(1);
    assertThat(errors).asString().contains("can't read nonesuch.json");
    assertThat(state(id)).isEqualTo(JobState.PARKED);
    assertThat(run("replay", id.toString(), "--body", right.toString())).isZero();

    String stored =
        database.inTransaction(tx -> new SelectJob().run(tx.connection(), id).orElseThrow().body());
    assertThat(stored).contains("\"actionId\":2");
  }

  @Test
  void replayOfAMessage_worksOnceItCanBeRead() throws Exception {
    UUID id = ids.next();
    parkedMessage(ParkingKind.UNKNOWN, "version 1 of type Action", body(id, 5), body(id, 5).length);
    parkedMessage(ParkingKind.UNREADABLE, "not a JSON object", "[]".getBytes(UTF_8), 2);
    parkedMessage(ParkingKind.OVERSIZED, "too large", new byte[100], 5_000_000);

    assertThat(run("replay", "1")).isZero();
    assertThat(state(id)).isEqualTo(JobState.WAITING);
    assertThat(run("replay", "1")).isEqualTo(2);
    assertThat(errors).asString().contains("was replayed");
    assertThat(run("replay", "2")).isEqualTo(2);
    assertThat(errors).asString().contains("still can't be used: not a JSON object");
    assertThat(run("replay", "3")).isEqualTo(2);
    assertThat(errors).asString().contains("only the first part");
  }

  @Test
  void drop_givesUp() throws Exception {
    UUID id = parked(1, "no luck");
    parkedMessage(ParkingKind.UNREADABLE, "not JSON", "x".getBytes(UTF_8), 1);

    assertThat(run("drop", id.toString())).isZero();
    assertThat(state(id)).isEqualTo(JobState.DROPPED);
    assertThat(run("drop", id.toString())).isEqualTo(2);
    assertThat(errors).asString().contains("is dropped; nothing is left to drop");
    assertThat(run("drop", "2")).isZero();
    assertThat(run("drop", "2")).isEqualTo(2);
    assertThat(run("parked")).isZero();
    assertThat(out).asString().contains("nothing is parked");
  }

  @Test
  void unknownIds_areUsageErrors() {
    String missing = UUID.randomUUID().toString();
    assertThat(run("show", missing)).isEqualTo(2);
    assertThat(errors).asString().contains("there is no job " + missing);
    assertThat(run("show", "77")).isEqualTo(2);
    assertThat(errors).asString().contains("nothing is parked as 77");
    assertThat(run("replay", "seven")).isEqualTo(2);
    assertThat(errors).asString().contains("'seven' names no job");
    assertThat(run("show")).isEqualTo(2);
    assertThat(run("replay", "1", "--same-cause", "--body", "f")).isEqualTo(2);
  }
}
