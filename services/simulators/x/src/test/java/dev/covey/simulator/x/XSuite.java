/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x;

import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.audit.AuditEntry;
import dev.covey.simulator.kit.world.World;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A simulator with a world, two accounts, and a clock that stands still. */
@Timeout(60)
abstract class XSuite {

  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  final XSimulator simulator;
  final XClient client;
  final SandboxAccount ada;
  final SandboxAccount bela;

  XSuite() {
    this(World.empty());
  }

  XSuite(World world) {
    simulator = XSimulator.builder().world(world).clock(SimulatorClock.standing(START)).start();
    client = new XClient(simulator);
    List<SandboxAccount> accounts = simulator.createAccounts(2);
    ada = accounts.get(0);
    bela = accounts.get(1);
  }

  @AfterEach
  void close() {
    client.close();
    simulator.close();
  }

  /** Writes a post and returns its id. */
  String write(SandboxAccount author, String text) {
    XClient.Reply reply = client.post(author, "/2/tweets", "{\"text\":\"" + text + "\"}");
    if (reply.status() != 201) {
      throw new AssertionError(reply.text());
    }
    return reply.data().path("id").asString();
  }

  AuditEntry lastCall() {
    return simulator.audit().entries().getLast();
  }
}
