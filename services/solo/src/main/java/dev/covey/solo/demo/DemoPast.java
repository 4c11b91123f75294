/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import dev.covey.simulator.x.SandboxAccount;
import dev.covey.simulator.x.state.Post;
import dev.covey.simulator.x.state.XState;
import org.jspecify.annotations.Nullable;

/**
 * What the accounts of a demo and a neighbour of theirs did at X before, so that there is something
 * to like, to answer, to take back and to hide.
 */
record DemoPast(XState x, SandboxAccount neighbour) {

  /** Something that the neighbour said. */
  long said(String text) {
    return write(neighbour.userId(), text, null);
  }

  /** Something that the account said and would take back. */
  long saidBy(SandboxAccount account, String text) {
    return write(account.userId(), text, null);
  }

  /** Something that the neighbour said and the account likes. */
  long likedBy(SandboxAccount account, String text) {
    long post = said(text);
    x.likes().add(account.userId(), post);
    return post;
  }

  /** Something that the neighbour said and the account reposted. */
  long repostedBy(SandboxAccount account, String text) {
    long post = said(text);
    x.repost(account.userId(), post, x.nextId(), x.now());
    return post;
  }

  /** An answer of the neighbour's to something that the account said. */
  long answerTo(SandboxAccount account, String said, String answer) {
    return write(neighbour.userId(), answer, saidBy(account, said));
  }

  /** The same, which the account has hidden. */
  long hiddenAnswerTo(SandboxAccount account, String said, String answer) {
    long reply = answerTo(account, said, answer);
    x.posts().setHidden(reply, true);
    return reply;
  }

  private long write(long author, String text, @Nullable Long replyTo) {
    long id = x.nextId();
    x.addPost(
        Post.written(
            id,
            author,
            text,
            x.now(),
            new Post.References(replyTo, null, null),
            x.conversationOf(id, replyTo)));
    return id;
  }
}
