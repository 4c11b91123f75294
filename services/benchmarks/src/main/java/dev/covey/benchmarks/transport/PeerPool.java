/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.transport;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.covey.model.database.DatabaseAccess;

/** The pool of connections that a peer is given: twice as many as Covey has. */
final class PeerPool {
  static final int SIZE = 20;

  private PeerPool() {}

  static HikariDataSource open(DatabaseAccess access) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(access.url());
    config.setUsername(access.user());
    config.setPassword(access.password());
    config.setMaximumPoolSize(SIZE);
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    return new HikariDataSource(config);
  }
}
