/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway;

import java.sql.SQLException;

/** Accounts and actions in the tables, as the fleet would have left them. */
record FleetRows(GatewayRig rig) {

  void account(String account) throws SQLException {
    rig.execute(
        """
        insert into account (account_no, credentials, created_at, updated_at)
        values ('%s', '\\x01', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')\
        """
            .formatted(account));
  }

  /** Returns its id; a lane of its own is open, or busy with it where it runs. */
  long action(String account, String kind, String status) throws SQLException {
    String id =
        rig.text(
            """
            insert into action (account_no, kind, target, status, created_at, settled_at, import_id,
              row_number)
            select '%1$s', '%2$s', 20, '%3$s', '2026-02-01T00:00:00Z',
              case when '%3$s' in ('completed', 'failed', 'cancelled') then now() end,
              (select max(id) from action_import),
              (select count(*) + 1 from action)
            returning id\
            """
                .formatted(account, kind, status));
    rig.execute(
        """
        insert into lane (account_no, kind, state, opens_at, action_id)
        values ('%1$s', '%2$s', '%3$s', '2026-01-01T00:00:00Z', %4$s)
        on conflict (account_no, kind) do update
        set state = excluded.state, action_id = excluded.action_id\
        """
            .formatted(
                account,
                kind,
                status.equals("running") ? "busy" : "open",
                status.equals("running") ? id : "null"));
    return Long.parseLong(id);
  }

  void file(String campaign) throws SQLException {
    rig.execute(
        """
        insert into action_import (sha256, name, campaign, rows, imported_at)
        values ('%1$s', '%1$s.csv', '%1$s', 0, now())\
        """
            .formatted(campaign));
  }

  void set(long id, String assignments) throws SQLException {
    rig.execute("update action set %s where id = %d".formatted(assignments, id));
  }

  String status(long id) throws SQLException {
    return rig.text("select status from action where id = " + id);
  }
}
