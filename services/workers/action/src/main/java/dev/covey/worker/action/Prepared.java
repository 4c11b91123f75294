/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.model.action.ActionKind;
import dev.covey.model.action.LoadActions.ActionToDo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An action with all that its one call needs.
 *
 * @param target the tweet or person that it is about; 0 for one about nothing
 * @param mediaIds as X calls the files that go with it
 */
public record Prepared(ActionToDo action, Caller caller, long target, List<String> mediaIds) {
  public Prepared {
    mediaIds = List.copyOf(mediaIds);
  }

  ActionKind kind() {
    return action.lane().kind();
  }

  @Nullable String text() {
    return action.content().text();
  }
}
