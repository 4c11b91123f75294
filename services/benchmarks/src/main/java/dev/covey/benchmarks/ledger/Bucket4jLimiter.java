/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.covey.model.database.DatabaseAccess;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;

/** Bucket4j with one of its two PostgreSQL managers, set up as its documentation says. */
final class Bucket4jLimiter implements Limiter {
  enum Manager {
    SELECT_FOR_UPDATE,
    ADVISORY_LOCK
  }

  private final Manager manager;
  private final HikariDataSource pool;
  private final ProxyManager<Long> buckets;
  private final BucketConfiguration configuration = configuration();

  Bucket4jLimiter(DatabaseAccess access, Manager manager) throws SQLException {
    this.manager = manager;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(access.url());
    config.setUsername(access.user());
    config.setPassword(access.password());
    config.setMaximumPoolSize(access.poolSize());
    config.setConnectionTimeout(60_000);
    this.pool = new HikariDataSource(config);
    String table = "bucket_" + manager.name().toLowerCase(Locale.ROOT);
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table " + table + " (id bigint primary key, state bytea, expires_at bigint)");
    }
    this.buckets =
        switch (manager) {
          case SELECT_FOR_UPDATE ->
              Bucket4jPostgreSQL.selectForUpdateBasedBuilder(pool).table(table).build();
          case ADVISORY_LOCK ->
              Bucket4jPostgreSQL.advisoryLockBasedBuilder(pool).table(table).build();
        };
  }

  private static BucketConfiguration configuration() {
    var builder =
        BucketConfiguration.builder()
            .addLimit(limit -> limit.capacity(1).refillGreedy(1, Rules.INTERVAL));
    for (Rules.Rule rule : Rules.WINDOWS) {
      int count = rule.count();
      Duration span = rule.span();
      builder.addLimit(limit -> limit.capacity(count).refillGreedy(count, span));
    }
    return builder.build();
  }

  @Override
  public String name() {
    return switch (manager) {
      case SELECT_FOR_UPDATE -> "bucket4j SELECT FOR UPDATE";
      case ADVISORY_LOCK -> "bucket4j advisory lock";
    };
  }

  @Override
  public boolean acquire(int account) {
    return buckets.getProxy((long) account, () -> configuration).tryConsume(1);
  }

  @Override
  public void close() {
    pool.close();
  }
}
