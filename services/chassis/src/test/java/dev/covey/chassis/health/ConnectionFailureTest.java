/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionFailureTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "28P01 | the password is wrong, or the user does not exist",
        "28000 | the user may not sign in from here",
        "3D000 | there is no database of that name; create it with createdb",
        "42501 | the user lacks the right to do that",
        "53300 | it has no connection left; lower the pool size or raise max_connections",
        "57P03 | it is still starting, or shutting down",
        "99999 | something else"
      })
  void postgres_isExplainedByItsState(String state, String words) {
    assertThat(ConnectionFailure.explain(new SQLException("something else\nmore", state)))
        .isEqualTo(words);
  }

  @Test
  void causes_areLookedThrough() {
    assertThat(
            ConnectionFailure.explain(
                new SQLTransientConnectionException(
                    "pool timed out", "08001", new SQLException("x", new ConnectException("r")))))
        .isEqualTo("nothing listens there: the connection was refused");
    assertThat(ConnectionFailure.explain(new IOException(new UnknownHostException("mq"))))
        .isEqualTo("no host of that name is known");
    assertThat(ConnectionFailure.explain(new TimeoutException()))
        .isEqualTo("no answer came in time");
  }

  @Test
  void withoutMessage_theTypeIsNamed() {
    assertThat(ConnectionFailure.explain(new IOException())).isEqualTo("IOException");
  }
}
