/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The broker can't be used; the message says which, why, and what to do. */
public final class BrokerException extends Exception {
  BrokerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static BrokerException connecting(BrokerAccess access, Throwable failure) {
    String target = "the broker at " + access;
    String message =
        switch (failure) {
          case AuthenticationFailureException _ ->
              target + " refuses user and password; set COVEY_AMQP_USER and COVEY_AMQP_PASSWORD";
          case PossibleAuthenticationFailureException _ ->
              target + " refuses user, password or virtual host " + access.virtualHost();
          case UnknownHostException _ -> target + ": host unknown; check COVEY_AMQP_URL";
          case ConnectException _ ->
              target + " does not accept connections; is it running? check COVEY_AMQP_URL";
          case TimeoutException _ -> target + " does not answer; is that an AMQP port?";
          default -> target + ": " + reason(failure);
        };
    return new BrokerException(message, failure);
  }

  /** What the broker gave as its reason, where it gave one. */
  static String reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ShutdownSignalException signal) {
        Object reason = signal.getReason();
        if (reason instanceof AMQP.Connection.Close close) {
          return close.getReplyCode() + " " + close.getReplyText();
        }
        if (reason instanceof AMQP.Channel.Close close) {
          return close.getReplyCode() + " " + close.getReplyText();
        }
      }
    }
    Throwable shown =
        failure instanceof ShutdownSignalException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String message = shown.getMessage();
    String name =
        shown instanceof IOException ? "connection lost" : shown.getClass().getSimpleName();
    return message == null ? name : message;
  }
}
