/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.schema;

import java.util.logging.Level;
import liquibase.logging.LogService;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Liquibase's log, one level quieter than Liquibase sees itself. */
final class Slf4jLogService extends AbstractLogService implements LogService {
  @Override
  public int getPriority() {
    return PRIORITY_NOT_APPLICABLE;
  }

  @Override
  @SuppressWarnings("rawtypes") // as Liquibase declares it
  public liquibase.logging.Logger getLog(Class type) {
    return new Slf4jLogger(LoggerFactory.getLogger(type));
  }

  private static final class Slf4jLogger extends AbstractLogger {
    private final org.slf4j.Logger target;

    Slf4jLogger(org.slf4j.Logger target) {
      this.target = target;
    }

    @Override
    public void log(Level level, @Nullable String message, @Nullable Throwable failure) {
      if (!level.equals(Level.OFF)) {
        builder(level).setCause(failure).log(message);
      }
    }

    @Override
    public void close() {}

    private LoggingEventBuilder builder(Level level) {
      if (level.intValue() >= Level.SEVERE.intValue()) {
        return target.atError();
      }
      if (level.intValue() >= Level.WARNING.intValue()) {
        return target.atWarn();
      }
      return level.intValue() >= Level.INFO.intValue() ? target.atDebug() : target.atTrace();
    }
  }
}
