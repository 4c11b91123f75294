/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls back when Postgres notifies a channel, on a connection of its own that comes back by
 * itself; also after each (re)connection, since something may have been missed. It only makes
 * things quicker: whoever uses it looks by itself now and then, too.
 */
public final class NotificationListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NotificationListener.class);
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration QUIET = Duration.ofSeconds(30);
  private static final int ANSWER_SECONDS = 5;

  private final DatabaseAccess access;
  private final String listen;
  private final Runnable callback;
  private final Duration quiet;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable Connection connection;

  /**
   * @param listen the SQL that listens, such as {@code listen my_channel}
   * @param callback runs on the listener's thread; quick, and without exceptions
   */
  public NotificationListener(DatabaseAccess access, String listen, Runnable callback) {
    this(access, listen, callback, QUIET);
  }

  /**
   * @param quiet after so long without a notification it asks whether the server is still there
   */
  NotificationListener(DatabaseAccess access, String listen, Runnable callback, Duration quiet) {
    this.access = access;
    this.listen = listen;
    this.callback = callback;
    this.quiet = quiet;
    this.thread = Thread.ofVirtual().name("notifications").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    try {
      do {
        try (Connection opened = open()) {
          connection = opened;
          if (closed.getCount() > 0) {
            listen(opened);
          }
        } catch (SQLException failure) {
          LOG.debug("not listening for notifications", failure);
        }
      } while (!closed.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Connection open() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", access.user());
    properties.setProperty("password", access.password());
    properties.setProperty("currentSchema", access.schema());
    properties.setProperty("ApplicationName", "covey-notifications");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("socketTimeout", Long.toString(2L * ANSWER_SECONDS));
    return DriverManager.getConnection(access.url(), properties);
  }

  private void listen(Connection opened) throws SQLException {
    try (Statement statement = opened.createStatement()) {
      statement.execute(listen);
    }
    PGConnection postgres = opened.unwrap(PGConnection.class);
    callback.run();
    while (closed.getCount() > 0) {
      if (postgres.getNotifications((int) quiet.toMillis()).length > 0) {
        callback.run();
      } else if (!opened.isValid(ANSWER_SECONDS)) {
        throw new SQLException("the server does not answer any more");
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
    Connection open = connection;
    if (open != null) {
      try {
        open.abort(Runnable::run);
      } catch (SQLException failure) {
        LOG.debug("closing the notification connection", failure);
      }
    }
  }
}
