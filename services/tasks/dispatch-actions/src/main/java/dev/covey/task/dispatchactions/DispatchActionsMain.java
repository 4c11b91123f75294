/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.dispatchactions;

import dev.covey.chassis.service.ServiceContext;
import dev.covey.chassis.service.ServiceMain;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.PostgresOutbox;
import java.util.Arrays;

/**
 * {@code covey run dispatch-actions}: until stopped, or one round with {@code --once}. That one has
 * no broker: its jobs wait in their rows until a running worker hands them over, which is at once.
 */
public final class DispatchActionsMain {
  private static final String ONCE = "--once";

  private DispatchActionsMain() {}

  public static void main(String[] arguments) {
    if (Arrays.asList(arguments).contains(ONCE)) {
      String[] others =
          Arrays.stream(arguments).filter(each -> !each.equals(ONCE)).toArray(String[]::new);
      ServiceMain.runTask(ActionDispatcher.NAME, others, DispatchActionsMain::task);
    } else {
      ServiceMain.run(ActionDispatcher.NAME, arguments, ActionDispatcher::new);
    }
  }

  private static DispatchActionsTask task(ServiceContext context) {
    return new DispatchActionsTask(
        context.database(),
        new PostgresOutbox(new MessageCodec(), context.clock(), MessagePublisher.NONE),
        context.clock(),
        context.config().clock().ledgerClock());
  }
}
