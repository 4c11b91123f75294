/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.publish;

import dev.covey.model.outbox.OutgoingMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What one channel has sent and the broker has not answered yet. The broker returns a message it
 * can't route before it answers for it. Safe for many threads.
 */
final class Unconfirmed {
  private final NavigableMap<Long, OutgoingMessage> sent = new TreeMap<>();
  private final Set<UUID> returned = new HashSet<>();
  private boolean ended;

  /** What the broker's answer settled. */
  record Answer(List<OutgoingMessage> confirmed, List<OutgoingMessage> refused) {}

  /** False once the channel has ended: the message will not be answered. */
  synchronized boolean add(long number, OutgoingMessage message) {
    if (ended) {
      return false;
    }
    sent.put(number, message);
    return true;
  }

  synchronized void returned(UUID id) {
    returned.add(id);
  }

  synchronized Answer answered(long number, boolean multiple, boolean taken) {
    List<OutgoingMessage> confirmed = new ArrayList<>();
    List<OutgoingMessage> refused = new ArrayList<>();
    NavigableMap<Long, OutgoingMessage> meant =
        multiple ? sent.headMap(number, true) : sent.subMap(number, true, number, true);
    for (OutgoingMessage message : meant.values()) {
      boolean back = !returned.isEmpty() && returned.remove(message.id());
      (taken && !back ? confirmed : refused).add(message);
    }
    meant.clear();
    return new Answer(confirmed, refused);
  }

  /** Ends it: returns what will never be answered. */
  synchronized List<OutgoingMessage> end() {
    ended = true;
    List<OutgoingMessage> left = new ArrayList<>(sent.values());
    sent.clear();
    return left;
  }

  synchronized int size() {
    return sent.size();
  }
}
