/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.testing.PostgresExtension;
import dev.covey.testing.TestSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class DropOldDemosIT {

  @Test
  void demos_ofBeforeAreDroppedWithTheirTables(TestSchema schema) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(schema.url(), schema.user(), schema.password());
        Statement statement = connection.createStatement();
        Database database =
            new Database(
                new DatabaseAccess(
                    schema.url(), schema.user(), schema.password(), schema.schema(), 1),
                "test")) {
      for (String name : List.of("demo_1", "demo_2", "\"demo_Old 3\"", "demonstration")) {
        statement.execute("create schema " + name);
        statement.execute("create table " + name + ".tweet (id int)");
      }

      DropOldDemos.run(database, "demo_2");

      assertThat(schemas(statement)).containsExactlyInAnyOrder("demo_2", "demonstration");
      statement.execute("drop schema demo_2 cascade");
      statement.execute("drop schema demonstration cascade");
    }
  }

  private static List<String> schemas(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery("select nspname from pg_namespace where nspname like 'demo%'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
