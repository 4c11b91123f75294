/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link BrokerAccess} to a virtual host of their own on this JVM's one RabbitMQ
 * node, or the {@link RabbitNode} itself: one virtual host per test, or one for the class where
 * {@code BeforeAll} asks. Where RabbitMQ is not installed the tests are skipped. Tests that stop or
 * kill the node must leave it running.
 */
public final class RabbitExtension implements ParameterResolver, ExecutionCondition {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(RabbitExtension.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return RabbitNode.isAvailable()
        ? ConditionEvaluationResult.enabled("RabbitMQ is installed")
        : ConditionEvaluationResult.disabled(
            "rabbitmq-server is not installed (apt-get install rabbitmq-server)");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == BrokerAccess.class || type == RabbitNode.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() == RabbitNode.class) {
      return Holder.NODE;
    }
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(
            BrokerAccess.class, _ -> Holder.NODE.freshVirtualHost(), BrokerAccess.class);
  }

  private static final class Holder {
    static final RabbitNode NODE = start();

    private static RabbitNode start() {
      RabbitNode node = new RabbitNode();
      Runtime.getRuntime().addShutdownHook(new Thread(node::close, "end-rabbit"));
      node.start();
      return node;
    }
  }
}
