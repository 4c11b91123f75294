/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.audit.AuditEntry;
import dev.covey.simulator.kit.world.PostDraft;
import dev.covey.simulator.kit.world.VerifiedType;
import dev.covey.simulator.kit.world.WorldBuilder;
import dev.covey.simulator.x.SandboxAccount;
import dev.covey.simulator.x.XSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/**
 * A simulated X with two accounts and the post of a stranger, who may write long ones, on a clock
 * that skips waits.
 */
@Timeout(60)
public abstract class SimulatedX {
  protected static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  protected final SkippingClock clock = new SkippingClock(START);
  protected final PostDraft post;
  protected final XSimulator simulator;
  protected final XClient client;
  protected final SandboxAccount ada;
  protected final SandboxAccount bela;
  protected final XCredentials adaKeys;
  protected final XCredentials belaKeys;

  protected SimulatedX() {
    WorldBuilder world = new WorldBuilder(Instant.parse("2026-01-01T00:00:00Z"));
    post =
        world
            .user("cleo")
            .verified(VerifiedType.BLUE)
            .post("Tea & <cake>", START.minus(Duration.ofDays(1)));
    simulator =
        XSimulator.builder().world(world.build()).clock(SimulatorClock.following(clock)).start();
    client = new XClient(XSettings.at(simulator.url()), clock);
    List<SandboxAccount> accounts = simulator.createAccounts(2);
    ada = accounts.get(0);
    bela = accounts.get(1);
    adaKeys = keys(ada);
    belaKeys = keys(bela);
  }

  @AfterEach
  final void stop() {
    client.close();
    simulator.close();
  }

  protected static XCredentials keys(SandboxAccount account) {
    return new XCredentials.OAuth1(
        account.consumerKey(),
        account.consumerSecret(),
        account.accessToken(),
        account.accessTokenSecret());
  }

  protected void pass(Duration time) {
    clock.realTimeUntil(clock.instant().plus(time));
  }

  /** Posts and returns the new id. */
  protected long posted(XCredentials author, NewPost words) {
    return Long.parseLong(String.valueOf(value(client.post(author, words)).id()));
  }

  protected static <T> T value(XAnswer<T> answer) {
    if (answer.outcome() instanceof XOutcome.Done<T>(T value)) {
      return value;
    }
    throw new AssertionError("not done: " + answer);
  }

  protected static void assertRefused(XAnswer<?> answer, Refusal cause) {
    assertThat(answer.outcome())
        .isInstanceOfSatisfying(
            XOutcome.Refused.class,
            refused -> {
              assertThat(refused.cause()).as(refused.why()).isEqualTo(cause);
              assertThat(refused.permanent()).isTrue();
            });
  }

  protected AuditEntry lastCall() {
    return simulator.audit().entries().getLast();
  }
}
