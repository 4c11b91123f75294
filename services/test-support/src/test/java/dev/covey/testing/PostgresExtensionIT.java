/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class PostgresExtensionIT {
  private TestSchema ofBeforeEach;

  @BeforeEach
  void keep(TestSchema schema) {
    ofBeforeEach = schema;
  }

  @Test
  void test_sharesItsSchemaWithBeforeEach(TestSchema schema) throws SQLException {
    assertThat(schema).isEqualTo(ofBeforeEach);
    assertThat(value(schema, "select count(*) from pg_namespace where nspname = '%s'"))
        .isEqualTo("1");
  }

  @Test
  void session_timeZoneIsNotUtc(TestSchema schema) throws SQLException {
    assertThat(value(schema, "show timezone")).isEqualTo("Pacific/Auckland");
  }

  @Test
  void freshCopy_hasWhatWasPreparedOnce() throws SQLException {
    TestSchema first = TestPostgres.instance().freshCopy("sample", PostgresExtensionIT::prepare);
    TestSchema second = TestPostgres.instance().freshCopy("sample", PostgresExtensionIT::prepare);

    assertThat(first.url()).isNotEqualTo(second.url());
    assertThat(value(first, "select count(*) from marker")).isEqualTo("1");
    assertThat(value(second, "select count(*) from marker")).isEqualTo("1");
    TestPostgres.instance().drop(first);
    TestPostgres.instance().drop(second);
  }

  private static void prepare(TestSchema empty) {
    try (Connection connection = open(empty)) {
      connection.createStatement().execute("create table marker as select 1 as one");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String value(TestSchema schema, String sql) throws SQLException {
    try (Connection connection = open(schema);
        ResultSet result =
            connection.createStatement().executeQuery(sql.formatted(schema.schema()))) {
      result.next();
      return result.getString(1);
    }
  }

  private static Connection open(TestSchema schema) throws SQLException {
    return DriverManager.getConnection(schema.url(), schema.user(), schema.password());
  }
}
