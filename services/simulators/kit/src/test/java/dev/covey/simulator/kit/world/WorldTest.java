/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void builtWorld_survivesItsFile(@TempDir Path folder) throws Exception {
    var world = new WorldBuilder(START);
    UserDraft ada = world.user("ada").name("Ada").verified(VerifiedType.BLUE).crowd(5, 6);
    UserDraft bela = world.user("bela").locked().state(UserState.SUSPENDED);
    PostDraft hello =
        ada.post("Hello\nworld", START)
            .photo("https://pbs.twimg.com/media/a.jpg", "a boat")
            .poll(new WorldPoll(List.of(new WorldPoll.Option("yes", 3)), START))
            .counts(new WorldCounts(1, 2, 3, 4, 5));
    ada.pin(hello);
    bela.reply(hello, "Hi", START.plusSeconds(1));
    bela.quote(hello, "See", START.plusSeconds(2)).deleted(START.plusSeconds(9));
    bela.like(hello, START).repost(hello, START).follow(ada, START);
    Path file = folder.resolve("world.json");

    WorldFile.write(world.build(), file);

    assertThat(WorldFile.read(file)).isEqualTo(world.build());
    assertThat(Files.readString(file)).contains("\"protected\" : true", "\"id\" : \"100001\"");
  }

  @Test
  void shortFile_getsDefaults() {
    World world =
        WorldFile.parse(
            """
            {"users": [{"id": 5, "username": "ada", "createdAt": "2026-03-01T10:00:00Z"}],
             "posts": [{"id": "9", "author": "5", "text": "Hello",
                        "createdAt": "2026-03-01T10:00:00Z"}]}
            """);

    WorldUser ada = world.users().getFirst();
    assertThat(ada.name()).isEqualTo("ada");
    assertThat(ada.state()).isEqualTo(UserState.ACTIVE);
    assertThat(world.posts().getFirst().author()).isEqualTo(5);
    assertThat(world.posts().getFirst().counts()).isEqualTo(WorldCounts.NONE);
    assertThat(world.likes()).isEmpty();
  }

  @Test
  void wrongFile_isNamedWithThePlace(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("wrong.json");
    Files.writeString(
        file,
        """
        {"users": [{"id": 1, "username": "x", "createdAt": "2026-03-01T10:00:00Z", "boi": ""}]}
        """);

    assertThatThrownBy(() -> WorldFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("wrong.json")
        .hasMessageContaining("users[0].boi");
  }

  @Test
  void missingMember_isNamedWithThePlace() {
    assertThatThrownBy(() -> WorldFile.parse("{\"users\": [{\"id\": 1}]}"))
        .hasMessageContaining("users[0]: ")
        .hasMessageContaining("a user without username");
  }

  @Test
  void post_existsFromItsCreationToItsDeletion() {
    var world = new WorldBuilder(START);
    world.user("ada").post("x", START).deleted(START.plusSeconds(10));
    WorldPost post = world.build().posts().getFirst();

    assertThat(post.existsAt(START.minusSeconds(1))).isFalse();
    assertThat(post.existsAt(START)).isTrue();
    assertThat(post.existsAt(START.plusSeconds(10))).isFalse();
  }

  @Test
  void snowflakes_riseAndTellTheirTime() {
    var ids = new Snowflakes(() -> START);
    List<Long> some = Stream.generate(ids::next).limit(100).toList();

    assertThat(some).isSorted().doesNotHaveDuplicates();
    assertThat(Snowflakes.timeOf(some.getFirst())).isEqualTo(START);
    // The id of a post whose second is known from outside: 2022-04-14T11:23:18Z.
    assertThat(Snowflakes.timeOf(1_514_564_436_199_534_592L).toString()).startsWith("2022-04-14T");
  }

  @Test
  void sampleWorld_isTheSameForTheSameSeed() {
    var plan = new SampleWorld.Plan(11, 30, 500, START, START.plus(Duration.ofDays(20)));

    World world = SampleWorld.of(plan);

    assertThat(world).isEqualTo(SampleWorld.of(plan));
    assertThat(world.users()).hasSize(30);
    assertThat(world.users().stream().map(WorldUser::username))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[A-Za-z0-9_]{1,15}"));
    assertThat(world.posts()).hasSize(500);
    assertThat(world.posts().stream().map(WorldPost::id)).doesNotHaveDuplicates();
    assertThat(world.posts()).allMatch(post -> post.text().length() <= 280);
    assertThat(world.posts()).anyMatch(post -> post.replyTo() != null);
    assertThat(world.likes()).isNotEmpty();
  }

  @Test
  void sampleWorld_goesOnAfterItsHistory() {
    Instant now = START.plus(Duration.ofDays(20));
    var plan = new SampleWorld.Plan(3, 5, 400, START, now);
    World world = SampleWorld.of(plan.goingOn(Duration.ofMinutes(2), Duration.ofHours(4)));

    List<WorldPost> later =
        world.posts().stream().filter(post -> !post.createdAt().isBefore(now)).toList();
    assertThat(later).hasSize(120);
    assertThat(later).allMatch(post -> post.createdAt().isBefore(now.plus(Duration.ofHours(4))));
    assertThat(later).noneMatch(post -> post.existsAt(now.minusMillis(1)));
    // What went before is not changed by what comes after.
    assertThat(world.posts().subList(0, 400)).isEqualTo(SampleWorld.of(plan).posts());
  }

  @Test
  void sampleWorld_isVariedAndAwkward() {
    var plan = new SampleWorld.Plan(3, 5, 2_000, START, START.plus(Duration.ofDays(900)));
    World world = SampleWorld.of(plan);

    List<WorldPost> posts = world.posts();
    assertThat(posts.stream().map(WorldPost::lang).distinct()).contains("en", "de", "ja", "ar");
    assertThat(posts).anyMatch(post -> post.text().contains("<script>"));
    assertThat(posts).anyMatch(post -> post.text().contains("\n\n"));
    assertThat(posts).anyMatch(post -> post.poll() != null);
    assertThat(posts).anyMatch(post -> post.card() != null);
    assertThat(posts.stream().flatMap(post -> post.media().stream()).map(WorldMedia::type))
        .contains("photo", "video", "animated_gif");
    assertThat(world.reposts()).isNotEmpty();
    assertThat(world.reposts().stream().map(repost -> repost.user() + ":" + repost.post()))
        .doesNotHaveDuplicates();
    assertThat(posts).allMatch(post -> post.text().codePointCount(0, post.text().length()) <= 280);
  }
}
