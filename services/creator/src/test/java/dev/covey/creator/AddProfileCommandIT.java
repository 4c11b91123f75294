/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.creator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.cli.CommandFailures;
import dev.covey.chassis.cli.Session;
import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.config.Settings;
import dev.covey.model.database.Database;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.model.history.SelectProfileSource;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.world.SampleWorld;
import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.kit.world.WorldBuilder;
import dev.covey.simulator.nitter.InstanceSettings;
import dev.covey.simulator.nitter.NitterInstance;
import dev.covey.simulator.nitter.NitterSimulator;
import dev.covey.simulator.x.XSimulator;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** What people see of {@code covey creator add-profile}: words and exit codes. */
@ExtendWith(MigratedDatabase.class)
class AddProfileCommandIT {
  private static final Instant JOINED = Instant.parse("2024-02-03T09:00:00Z");
  private static NitterSimulator simulator;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> environment = new HashMap<>();
  @TempDir private Path home;
  private Database database;

  @BeforeAll
  static void startSimulator() {
    WorldBuilder world = new WorldBuilder(JOINED);
    world.user("ada_writes").name("Ada").post("one", JOINED.plus(Duration.ofDays(1)));
    world.user("locked").locked();
    world.user("eve").name("Eve\u202e").post("one", JOINED.plus(Duration.ofDays(1)));
    simulator =
        NitterSimulator.start(
            world.build(), SimulatorClock.system(), InstanceSettings.named("one"));
  }

  @AfterAll
  static void stopSimulator() {
    simulator.close();
  }

  @BeforeEach
  void prepare(Database database) {
    this.database = database;
    simulator.instances().forEach(NitterInstance::start);
    DatabaseAccess access = database.access();
    environment.put("COVEY_HOME", home.toString());
    environment.put("COVEY_DATABASE_URL", access.url());
    environment.put("COVEY_DATABASE_USER", access.user());
    environment.put("COVEY_DATABASE_PASSWORD", access.password());
    environment.put("COVEY_DATABASE_SCHEMA", access.schema());
    environment.put("COVEY_NITTER_HOSTS", simulator.urls().getFirst().toString());
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    try (Session session = new Session(() -> CoveyConfig.from(Settings.load(environment, home)))) {
      CommandLine creator = CreatorCommand.tree(session);
      creator.setExecutionExceptionHandler(new CommandFailures());
      creator.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
      return creator.execute(arguments);
    } finally {
      assertThat(err.toString()).as("no stack trace").doesNotContain("\tat ");
    }
  }

  private List<String> storedNames() throws SQLException {
    return database.inTransaction(transaction -> {
      List<String> names = new ArrayList<>();
      try (var statement =
              transaction
                  .connection()
                  .prepareStatement("select username from profile order by id");
          var row = statement.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
      return names;
    });
  }

  @Test
  void namesOfAFile_areAddedTogether_orNone() throws Exception {
    Path file =
        Files.writeString(home.resolve("names.txt"), "eve\nhttps://x.com/ada_writes\n@EVE\n");
    assertThat(run("add-profile", "--file", file.toString())).isZero();
    assertThat(out.toString().lines()).hasSize(2);
    assertThat(storedNames()).containsExactlyInAnyOrder("ada_writes", "eve");

    Files.writeString(file, "ada_writes\nno name\n");
    assertThat(run("add-profile", "--file", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("line 2: 'no name'");
    assertThat(run("add-profile")).isEqualTo(2);
    assertThat(err.toString()).contains("name at least one profile");
  }

  @Test
  void keep_saysHowLongTweetsStay() throws Exception {
    run("add-profile", "ada_writes");
    assertThat(run("show", "ada_writes")).isZero();
    assertThat(out.toString()).containsPattern("kept +for ever");

    assertThat(run("keep", "ada_writes", "--for", "90d")).isEqualTo(2);
    assertThat(err.toString()).contains("erased for good", "--yes");
    assertThat(run("keep", "ada_writes", "nobody", "--for", "90d", "--yes")).isEqualTo(2);
    run("show", "ada_writes");
    assertThat(out.toString()).as("all or none").containsPattern("kept +for ever");
    assertThat(run("keep", "ada_writes", "--for", "90d", "--yes")).isZero();
    assertThat(out.toString()).contains("@ada_writes: its tweets are kept for 90 day(s)");
    assertThat(run("show", "ada_writes", "--json")).isZero();
    assertThat(out.toString()).contains("\"keptDays\":90");

    for (String span : List.of("1h", "36h", "0d", "40000d", "soon")) {
      assertThat(run("keep", "ada_writes", "--for", span, "--yes")).as(span).isEqualTo(2);
    }
    assertThat(run("keep", "ada_writes")).isEqualTo(2);
    assertThat(run("keep", "nobody", "--forever")).isEqualTo(2);
    assertThat(run("keep", "ada_writes", "--forever")).isZero();
    run("show", "ada_writes");
    assertThat(out.toString()).containsPattern("kept +for ever");
  }

  @Test
  void goodName_isAddedThenKnown() throws Exception {
    assertThat(run("add-profile", "@ADA_writes")).isZero();
    assertThat(out.toString())
        .contains("@ada_writes (Ada) is added")
        .containsPattern("; 1 slice queued|; [1-9]\\d* slices queued")
        .contains("since " + JOINED.atOffset(ZoneOffset.UTC).toLocalDate());
    assertThat(err.toString()).isEmpty();

    assertThat(run("add-profile", "ada_writes")).isZero();
    assertThat(out.toString()).contains("was known and is refreshed").contains("nothing more");
    assertThat(storedNames()).containsExactly("ada_writes");
  }

  @Test
  void profile_isListedShownPausedResumedAndRemoved() throws Exception {
    assertThat(run("list")).isZero();
    assertThat(out.toString()).contains("no profile is followed yet");
    run("add-profile", "ada_writes");

    assertThat(run("list")).isZero();
    assertThat(out.toString()).contains("@ada_writes").contains("active");
    assertThat(run("show", "@ADA_WRITES")).isZero();
    assertThat(out.toString()).contains("Ada").contains("not read yet");
    assertThat(run("show", "ada_writes", "--json")).isZero();
    assertThat(JsonMapper.shared().readTree(out.toString()).get("gaps").size()).isPositive();

    assertThat(run("pause", "ada_writes")).isZero();
    assertThat(run("list")).isZero();
    assertThat(out.toString()).contains("paused");
    assertThat(run("resume", "ada_writes")).isZero();
    assertThat(out.toString()).contains("is followed again");

    assertThat(run("remove-profile", "ada_writes")).isZero();
    assertThat(out.toString()).contains("what is stored stays");
    assertThat(run("list")).isZero();
    assertThat(out.toString()).doesNotContain("@ada_writes");
    assertThat(run("list", "--all")).isZero();
    assertThat(out.toString()).contains("@ada_writes").contains("removed");
    assertThat(run("add-profile", "ada_writes")).isZero();
    assertThat(run("list")).isZero();
    assertThat(out.toString()).contains("active");
  }

  @Test
  void archive_isOffUntilItIsSwitchedOn() throws Exception {
    run("add-profile", "ada_writes");
    String archived = "select count(*) from profile where archive";
    assertThat(count(archived)).isZero();

    assertThat(run("archive", "@ADA_writes")).isZero();
    assertThat(out.toString()).contains("@ada_writes: what is new is saved at web.archive.org");
    run("pause", "ada_writes");
    assertThat(count(archived)).as("no other change undoes it").isEqualTo(1);
    assertThat(run("archive", "ada_writes", "--off")).isZero();
    assertThat(count(archived)).isZero();
  }

  @Test
  void past_queuesWhatIsStoredOnceToo() throws Exception {
    run("add-profile", "ada_writes");
    database.inTransaction(tx -> {
      try (var statement = tx.connection().createStatement()) {
        return statement.executeUpdate(
            """
            insert into tweet (id, profile_id, author, created_at, text, reply_to, media, edited,
              source, first_seen_at, changed_at)
            select 20 + n, profile.id, 'ada_writes', now(), '', '{}', '[]', false, 'nitter', now(),
              now()
            from profile, generate_series(1, 3) as n
            """);
      }
    });
    String jobs = "select count(*) from job where type = 'Archive'";

    assertThat(run("archive", "ada_writes", "--past", "--off")).isEqualTo(2);
    assertThat(count(jobs)).isZero();
    assertThat(run("archive", "ada_writes", "--past")).isZero();
    assertThat(out.toString()).contains("3 tweet(s) that are stored already, newest first");
    assertThat(run("archive", "ada_writes", "--past")).isZero();
    assertThat(out.toString()).contains("0 tweet(s)");
    assertThat(count(jobs)).isEqualTo(3);
  }

  @Test
  void erase_needsYesAndLeavesNothingButItsNote() throws Exception {
    run("add-profile", "ada_writes");

    assertThat(run("remove-profile", "ada_writes", "--erase")).isEqualTo(2);
    assertThat(err.toString()).contains("--yes");
    assertThat(storedNames()).hasSize(1);
    assertThat(run("remove-profile", "ada_writes", "--erase", "--yes")).isZero();

    assertThat(out.toString()).contains("@ada_writes is erased, with 0 tweet(s)");
    assertThat(storedNames()).isEmpty();
    assertThat(count("select count(*) from job where state = 'waiting'")).isZero();
    assertThat(count("select count(*) from erasure where finished_at is not null")).isEqualTo(1);
  }

  @Test
  void unknownProfile_isAUsageErrorThatSaysWhereToLook() {
    for (String verb : List.of("show", "pause", "resume", "archive", "remove-profile")) {
      assertThat(run(verb, "nobody")).isEqualTo(2);
      assertThat(err.toString()).contains("no profile @nobody is stored").contains("creator list");
    }
  }

  @Test
  void oneMissingName_leavesTheOthersAsTheyWere() throws Exception {
    run("add-profile", "ada_writes");
    for (List<String> verb :
        List.of(
            List.of("pause"),
            List.of("archive"),
            List.of("keep", "--for=90d", "--yes"),
            List.of("remove-profile"),
            List.of("remove-profile", "--erase", "--yes"))) {
      List<String> line = new ArrayList<>(verb);
      line.addAll(List.of("ada_writes", "ada_wirtes"));
      assertThat(run(line.toArray(String[]::new))).as("%s", verb).isEqualTo(2);
      assertThat(err.toString()).contains("no profile @ada_wirtes is stored");
      assertThat(out.toString()).isEmpty();
    }
    assertThat(
            count(
                """
                select count(*) from profile where paused_at is null and removed_at is null
                  and keep_days is null and not archive
                """))
        .isEqualTo(1);
    assertThat(count("select count(*) from erasure")).isZero();

    run("pause", "ada_writes");
    assertThat(run("resume", "ada_writes", "ada_wirtes")).isEqualTo(2);
    assertThat(count("select count(*) from profile where paused_at is not null")).isEqualTo(1);
  }

  @Test
  void overlongName_isToldInOneLine() {
    for (String verb : List.of("show", "pause", "resume", "archive", "remove-profile")) {
      assertThat(run(verb, "a".repeat(100_000))).isEqualTo(2);
      assertThat(err.toString()).contains("no profile @aaaa").hasSizeLessThan(1_000);
    }
  }

  private long count(String sql) throws SQLException {
    return database.inTransaction(transaction -> {
      try (var statement = transaction.connection().prepareStatement(sql);
          var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    });
  }

  @Test
  void since_isTheFirstDay() {
    assertThat(run("add-profile", "--since", "2024-05-01", "ada_writes")).isZero();
    assertThat(out.toString()).contains("since 2024-05-01");
  }

  @Test
  void since_inTheFutureIsWrongUsageAndNothingIsAdded() throws Exception {
    assertThat(run("add-profile", "--since", "2962-05-01", "ada_writes")).isEqualTo(2);
    assertThat(err.toString()).contains("--since 2962-05-01 is in the future");
    assertThat(storedNames()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0204-05-01", "2006-03-20", "-999999999-01-01"})
  void since_beforeXBeganIsWrongUsageAndNothingIsAdded(String day) throws Exception {
    assertThat(run("add-profile", "--since=" + day, "ada_writes")).isEqualTo(2);
    assertThat(err.toString()).contains("--since " + day + " is before X began, on 2006-03-21");
    assertThat(storedNames()).isEmpty();
  }

  @Test
  void fullName_cannotTurnTheTerminalAround() {
    assertThat(run("add-profile", "eve")).isZero();
    assertThat(out.toString()).contains("@eve (Eve\\u202e) is added").doesNotContain("\u202e");
  }

  @Test
  void refusedProfile_failsAndTheOthersAreAddedAllTheSame() throws Exception {
    assertThat(run("add-profile", "locked", "ada_writes")).isEqualTo(1);
    assertThat(out.toString())
        .contains("@locked is not added: its tweets are protected")
        .contains("@ada_writes (Ada) is added");
    assertThat(storedNames()).containsExactly("ada_writes");
  }

  @Test
  void deadInstance_failsWithWhereAndWhy() throws Exception {
    simulator.instance("one").stop();
    assertThat(run("add-profile", "ada_writes")).isEqualTo(1);
    assertThat(out.toString())
        .contains("@ada_writes is not added, since it could not be seen: 127.0.0.1");
    assertThat(storedNames()).isEmpty();
  }

  @Test
  void noNitter_isWrongUsageThatNamesTheSetting() {
    environment.remove("COVEY_NITTER_HOSTS");
    assertThat(run("add-profile", "ada_writes")).isEqualTo(2);
    assertThat(err.toString()).contains("COVEY_NITTER_HOSTS");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void source_isAskedFirstAndKept() throws Exception {
    World world = SampleWorld.of(new SampleWorld.Plan(3, 2, 9, JOINED, JOINED.plusSeconds(9_000)));
    String name = world.users().getLast().username();
    try (XSimulator x = XSimulator.builder().world(world).start()) {
      environment.put("COVEY_X_BASE_URL", x.url().toString());
      environment.put("COVEY_X_BEARER_TOKEN", x.app().bearer());

      assertThat(run("add-profile", name, "--source", "x")).isZero();
      assertThat(x.audit().entries()).isNotEmpty();
    }
    assertThat(storedNames()).containsExactly(name);
    assertThat(source(name)).contains("x");
    assertThat(run("add-profile", "ada_writes")).isZero();
    assertThat(source("ada_writes")).isEmpty();
  }

  private Optional<String> source(String username) throws SQLException {
    return database.inTransaction(transaction -> SelectProfileSource.of(transaction, username));
  }

  @Test
  void sourceThatIsNotSetUp_isWrongUsageThatNamesTheSetting() {
    assertThat(run("add-profile", "ada_writes", "--source", "x")).isEqualTo(2);
    assertThat(err.toString()).contains("COVEY_X_BEARER_TOKEN");
    assertThat(run("add-profile", "ada_writes", "--source", "birdsite")).isEqualTo(2);
    assertThat(err.toString()).contains("birdsite").containsIgnoringCase("nitter");
  }

  @Test
  void noDatabase_isWrongUsageThatNamesTheSetting() {
    environment.remove("COVEY_DATABASE_URL");
    assertThat(run("add-profile", "ada_writes")).isEqualTo(2);
    assertThat(err.toString()).contains("COVEY_DATABASE_URL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"@@ada", "../etc", "Ørla", "a234567890123456"})
  void wrongName_isWrongUsageAndNothingIsAdded(String name) throws Exception {
    assertThat(run("add-profile", "ada_writes", name)).isEqualTo(2);
    assertThat(err.toString()).contains("'" + name + "' is not a name on X");
    assertThat(storedNames()).isEmpty();
  }

  @Test
  void wrongCallOfTheCommand_isWrongUsage() {
    assertThat(run("add-profile")).isEqualTo(2);
    assertThat(err.toString()).contains("NAME");
    assertThat(run("add-profile", "--since", "yesterday", "ada_writes")).isEqualTo(2);
    assertThat(err.toString()).contains("yesterday");
  }
}
