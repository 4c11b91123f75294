/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A small town of made-up people who post about their days in several languages: enough for a demo,
 * and the same for the same plan. Everybody is active and public, and nothing is ever deleted.
 * About one post in six answers another, some go on with a thread of their own, some quote, and now
 * and then somebody reposts.
 */
public final class SampleWorld {

  private static final List<String> FIRST =
      List.of(
          "Ada", "Bela", "Cora", "Dario", "Edda", "Femi", "Gita", "Hugo", "Ines", "Jonas", "Kaya",
          "Lior", "Mira", "Nils", "Odile", "Pavel", "Quinn", "Rosa", "Sami", "Tove", "Uma", "Vito",
          "Wanda", "Xenia", "Yara", "Zeno");
  private static final List<String> TRADE =
      List.of(
          "Baker",
          "Carter",
          "Miller",
          "Weaver",
          "Gardener",
          "Mason",
          "Potter",
          "Sailor",
          "Smith",
          "Tailor");

  private final Plan plan;
  private final SplittableRandom random;
  private final SampleText text;
  private final SampleExtras extras;
  private final WorldBuilder world;
  private final List<UserDraft> users = new ArrayList<>();
  private final List<Written> posts = new ArrayList<>();
  private final Set<String> reposted = new HashSet<>();

  private record Written(PostDraft post, UserDraft author) {}

  private SampleWorld(Plan plan) {
    this.plan = plan;
    this.random = new SplittableRandom(plan.seed());
    this.text = new SampleText(random);
    this.extras = new SampleExtras(random);
    this.world = new WorldBuilder(plan.from().minus(Duration.ofDays(400)));
  }

  /**
   * How many people and posts there shall be, and over what time. After {@code until} people go on
   * posting, about every {@code pace}, until {@code end}: these posts are in the world from the
   * beginning, but nobody sees them before their time.
   */
  public record Plan(
      long seed, int users, int posts, Instant from, Instant until, Duration pace, Instant end) {

    public Plan {
      if (!until.isAfter(from) || !pace.isPositive()) {
        throw new IllegalArgumentException("a sample world needs time to happen in");
      }
    }

    /** Nothing happens after {@code until}. */
    public Plan(long seed, int users, int posts, Instant from, Instant until) {
      this(seed, users, posts, from, until, Duration.ofDays(1), until);
    }

    /** The same, but afterwards somebody posts about every {@code pace}, for that long. */
    public Plan goingOn(Duration everySoOften, Duration howLong) {
      return new Plan(seed, users, posts, from, until, everySoOften, until.plus(howLong));
    }
  }

  /** Makes the world of a plan. */
  public static World of(Plan plan) {
    return new SampleWorld(plan).build();
  }

  private World build() {
    for (int i = 0; i < plan.users(); i++) {
      addUser(i);
    }
    if (!users.isEmpty()) {
      addPosts();
    }
    return world.build();
  }

  /** Each post has a stretch of time to itself, and comes at no fixed place in it. */
  private void addPosts() {
    long span = Duration.between(plan.from(), plan.until()).toMillis();
    for (int i = 0; i < plan.posts(); i++) {
      long begin = span * i / plan.posts();
      long end = span * (i + 1) / plan.posts();
      addPost(i, plan.from().plusMillis(begin == end ? begin : random.nextLong(begin, end)));
    }
    long pace = plan.pace().toMillis();
    int number = plan.posts();
    for (Instant at = plan.until(); at.isBefore(plan.end()); at = at.plusMillis(pace)) {
      addPost(number++, at.plusMillis(random.nextLong(pace)));
    }
  }

  private void addUser(int number) {
    String first = FIRST.get(number % FIRST.size());
    String trade = TRADE.get((number / FIRST.size() + number) % TRADE.size());
    UserDraft user =
        world
            .user((first + "_" + trade).toLowerCase(Locale.ROOT) + suffix(number))
            .name(name(number, first, trade))
            .bio(trade + " in a small town.\nI write about what gets done. #smalltown")
            .location("Riverbend")
            .website("https://example.org/~" + first.toLowerCase(Locale.ROOT))
            .verified(number % 3 == 1 ? VerifiedType.BLUE : VerifiedType.NONE)
            .crowd(random.nextInt(20, 4000), random.nextInt(10, 500))
            .joined(plan.from().minus(Duration.ofDays(random.nextInt(30, 3000))));
    for (UserDraft other : users) {
      if (random.nextInt(4) == 0) {
        user.follow(other, plan.from());
      }
    }
    users.add(user);
  }

  private static String name(int number, String first, String trade) {
    return switch (number % 4) {
      case 1 -> first + " <" + trade + "> & Co";
      case 2 -> first + " " + trade + " 🌳";
      default -> first + " " + trade;
    };
  }

  private static String suffix(int number) {
    int round = number / FIRST.size();
    return round == 0 ? "" : Integer.toString(round + 1);
  }

  private void addPost(int number, Instant at) {
    Written written = write(number, at);
    PostDraft post = written.post();
    extras.dress(post, number);
    for (int i = random.nextInt(3); i > 0; i--) {
      pick(users).like(post, at.plusSeconds(60L * i));
    }
    if (random.nextInt(15) == 0) {
      repost(pick(users), at.plusMillis(1));
    }
    posts.add(written);
  }

  private Written write(int number, Instant at) {
    UserDraft author = pick(users);
    return switch (posts.isEmpty() ? 24 : random.nextInt(24)) {
      case 0, 1, 2, 3 -> reply(author, recent(), number, at);
      case 4 -> goOn(recent(), number, at);
      case 5, 6 ->
          new Written(
              author.quote(recent().post(), "Look at this: " + text.answer(number), at), author);
      default -> {
        SampleText.Said said = text.story(number, pick(users).username());
        yield new Written(author.post(said.words(), at).lang(said.lang()), author);
      }
    };
  }

  private Written reply(UserDraft author, Written parent, int number, Instant at) {
    boolean toItself = parent.author().id() == author.id();
    String to = toItself ? "" : "@" + parent.author().username() + " ";
    return new Written(author.reply(parent.post(), to + text.answer(number), at), author);
  }

  private Written goOn(Written before, int number, Instant at) {
    String words = "And then: " + text.answer(number);
    return new Written(before.author().reply(before.post(), words, at), before.author());
  }

  private void repost(UserDraft user, Instant at) {
    if (!posts.isEmpty()) {
      PostDraft post = recent().post();
      if (reposted.add(user.id() + ":" + post.id())) {
        user.repost(post, at);
      }
    }
  }

  private Written recent() {
    int window = Math.min(posts.size(), 20);
    return posts.get(posts.size() - 1 - random.nextInt(window));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
