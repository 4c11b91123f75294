/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.view;

import dev.covey.simulator.kit.world.UserState;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.x.state.Post;
import dev.covey.simulator.x.state.XState;
import java.util.Optional;

/** What one caller can see of people and posts. Viewer 0 is nobody. */
public final class Sight {

  private final XState state;
  private final long viewer;

  public Sight(XState state, long viewer) {
    this.state = state;
    this.viewer = viewer;
  }

  /** Whether something can be seen, and if not, why. */
  public enum Seen {
    VISIBLE,
    MISSING,
    SUSPENDED,
    PROTECTED,
    /** It is there, but X does not show it. */
    WITHHELD
  }

  public Seen user(long id) {
    Optional<WorldUser> user = state.users().find(id);
    if (user.isEmpty() || user.get().state() == UserState.DEACTIVATED) {
      return Seen.MISSING;
    }
    return user.get().state() == UserState.SUSPENDED ? Seen.SUSPENDED : Seen.VISIBLE;
  }

  /** Whether the person's posts can be seen. */
  public Seen postsOf(long author) {
    Seen seen = user(author);
    if (seen != Seen.VISIBLE) {
      return seen;
    }
    boolean isProtected = state.users().find(author).orElseThrow().isProtected();
    boolean open = !isProtected || author == viewer || state.follows().has(viewer, author);
    return open ? Seen.VISIBLE : Seen.PROTECTED;
  }

  public Seen post(long id) {
    Optional<Post> post = state.posts().find(id).filter(p -> p.existsAt(state.now()));
    if (post.isEmpty()) {
      return Seen.MISSING;
    }
    if (post.get().unavailable() != null) {
      return Seen.WITHHELD;
    }
    Long original = post.get().references().repostOf();
    if (original != null && post(original) != Seen.VISIBLE) {
      return Seen.MISSING;
    }
    return postsOf(post.get().author());
  }

  /** The post, if it can be seen. */
  public Optional<Post> find(long id) {
    return post(id) == Seen.VISIBLE ? state.posts().find(id) : Optional.empty();
  }

  public long viewer() {
    return viewer;
  }
}
