/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.entity;

import dev.covey.model.database.Database;
import dev.covey.model.database.Transaction;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate over Covey's {@link Database}: its sessions live inside a {@link Transaction} and end
 * with it, so that entities and plain SQL commit together. Making one takes about a second; make
 * one per process. Safe for many threads.
 */
public final class Entities implements AutoCloseable {
  private final Database database;
  private @Nullable SessionFactory factory;

  public Entities(Database database) {
    this.database = database;
  }

  private synchronized SessionFactory factory() {
    if (factory == null) {
      factory =
          new HibernatePersistenceConfiguration("covey")
              .managedClasses(Profile.class)
              .property("hibernate.connection.datasource", database.dataSource())
              .property("hibernate.connection.provider_disables_autocommit", true)
              .property("hibernate.default_schema", database.access().schema())
              .property("hibernate.jdbc.time_zone", "UTC")
              .createEntityManagerFactory();
    }
    return factory;
  }

  /** A session on the transaction's own connection; close it before the transaction ends. */
  public StatelessSession session(Transaction transaction) {
    return factory()
        .withStatelessOptions()
        .connection(transaction.connection())
        .openStatelessSession();
  }

  @Override
  public synchronized void close() {
    if (factory != null) {
      factory.close();
    }
  }
}
