/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.state;

import dev.covey.simulator.kit.world.Snowflakes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/** Direct messages and who is in their conversations. Safe for many threads. */
public final class MessageTable {

  private final Snowflakes ids;
  private final InstantSource clock;
  private final ConcurrentSkipListMap<Long, Message> messages = new ConcurrentSkipListMap<>();
  private final ConcurrentMap<String, Set<Long>> members = new ConcurrentHashMap<>();

  MessageTable(Snowflakes ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** One message. */
  public record Message(
      long id, String conversation, long sender, String text, List<Media> media, Instant at) {

    public Message {
      media = List.copyOf(media);
    }
  }

  /** The conversation of two, which there is as soon as it is asked for. */
  public String between(long one, long other) {
    String id = Math.min(one, other) + "-" + Math.max(one, other);
    members.putIfAbsent(id, Set.of(one, other));
    return id;
  }

  /** A new conversation of several. */
  public String group(Set<Long> people) {
    String id = Long.toString(ids.next());
    members.put(id, Set.copyOf(new TreeSet<>(people)));
    return id;
  }

  public Set<Long> membersOf(String conversation) {
    return members.getOrDefault(conversation, Set.of());
  }

  public Message send(String conversation, long sender, String text, List<Media> media) {
    var message = new Message(ids.next(), conversation, sender, text, media, clock.instant());
    messages.put(message.id(), message);
    return message;
  }

  public Optional<Message> find(long id) {
    return Optional.ofNullable(messages.get(id));
  }

  public boolean remove(long id) {
    return messages.remove(id) != null;
  }

  /** The messages a person may read and that match, by rising id. */
  public NavigableMap<Long, Long> readableBy(long user, Predicate<Message> wanted) {
    var found = new TreeMap<Long, Long>();
    for (Message message : messages.values()) {
      if (membersOf(message.conversation()).contains(user) && wanted.test(message)) {
        found.put(message.id(), message.id());
      }
    }
    return found;
  }
}
