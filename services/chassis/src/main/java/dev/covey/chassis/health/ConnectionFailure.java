/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.health;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Puts a failed connection to Postgres into words: why it failed, and what to do. */
public final class ConnectionFailure {
  private ConnectionFailure() {}

  /** Looks at every cause, the outermost first, and words the first that is understood. */
  public static String explain(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String words = words(cause);
      if (words != null) {
        return words;
      }
    }
    return firstLine(failure);
  }

  private static @Nullable String words(Throwable cause) {
    return switch (cause) {
      case SQLException refused -> ofState(refused.getSQLState());
      case UnknownHostException _ -> "no host of that name is known";
      case NoRouteToHostException _ -> "there is no route to that host";
      case ConnectException _ -> "nothing listens there: the connection was refused";
      case SocketTimeoutException _, TimeoutException _ -> "no answer came in time";
      case SSLException tls -> "TLS failed: " + firstLine(tls);
      default -> null;
    };
  }

  private static @Nullable String ofState(@Nullable String state) {
    return switch (Objects.requireNonNullElse(state, "")) {
      case "28P01" -> "the password is wrong, or the user does not exist";
      case "28000" -> "the user may not sign in from here";
      case "3D000" -> "there is no database of that name; create it with createdb";
      case "42501" -> "the user lacks the right to do that";
      case "53300" -> "it has no connection left; lower the pool size or raise max_connections";
      case "57P03" -> "it is still starting, or shutting down";
      default -> null;
    };
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse(failure.getClass().getSimpleName());
  }
}
