/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people do to actions and accounts on the command line. */
@ExtendWith(MigratedDatabase.class)
class ChangeActionsIT {
  @TempDir private Path folder;
  private CommandLines covey;

  @BeforeEach
  void start(Database database) throws Exception {
    covey = new CommandLines(database, folder);
    covey.addAccounts("anna", "ben");
    covey.texts(
        """
        with file as (
          insert into action_import (sha256, name, campaign, rows, imported_at)
          values ('x', 'a.csv', 'spring', 4, now()) returning id
        ), lanes as (
          insert into lane (account_no, kind, state, opens_at)
          values ('anna', 'like', 'open', now()), ('ben', 'post', 'open', now())
        )
        insert into action (account_no, kind, target, status, error, created_at, settled_at,
          import_id, row_number)
        select account, kind, target, status, error, now(),
          case when status = 'failed' then now() end, file.id, target
        from file, (values ('anna', 'like', 1, 'failed', 'X answered 503'),
          ('anna', 'like', 2, 'failed', 'X answered 403'), ('anna', 'like', 3, 'pending', null),
          ('ben', 'post', 4, 'unknown', 'the answer was lost'))
          as new (account, kind, target, status, error)
        order by target returning account_no\
        """);
  }

  @AfterEach
  void close() {
    covey.close();
  }

  private String id(long target) throws Exception {
    return covey.texts("select min(id) from action where target = " + target).getFirst();
  }

  private List<String> statuses() throws Exception {
    return covey.texts("select status from action order by target");
  }

  private List<String> audit() throws Exception {
    return covey.texts("select what || ' ' || subject from audit order by id");
  }

  private JsonNode json() {
    return JsonMapper.shared().readTree(covey.out.toString());
  }

  @Test
  void ids_areDoneOneByOneWithAnAnswerForEach() throws Exception {
    assertThat(covey.run("actions", "retry", id(1), id(3), "999")).isEqualTo(1);

    assertThat(covey.out.toString())
        .contains("action " + id(1) + " is pending")
        .contains("not retried: action " + id(3) + " is pending, and can only be cancelled or held")
        .contains("not retried: there is no action 999");
    assertThat(statuses()).containsExactly("pending", "failed", "pending", "unknown");
    assertThat(audit()).containsExactly("action.retry action " + id(1));
    assertThat(covey.texts("select who from audit").getFirst()).startsWith("command line, user ");
    assertThat(covey.run("actions", "hold", id(3), "--why", "ask ben", "--json")).isZero();
    assertThat(json().get("done").asBoolean()).isTrue();
    assertThat(covey.run("actions", "why", id(3))).isZero();
    assertThat(covey.out.toString()).contains("held until a person releases it (ask ben)");
    assertThat(covey.run("actions", "release", id(3))).isZero();
    assertThat(covey.run("actions", "cancel", id(3))).isZero();
    assertThat(statuses()).containsExactly("pending", "failed", "cancelled", "unknown");
  }

  @Test
  void filters_countFirstAndNeedAYes() throws Exception {
    assertThat(covey.run("actions", "retry", "--error", "503", "--dry-run")).isZero();
    assertThat(covey.out.toString()).contains("1 action(s) match");
    assertThat(covey.run("actions", "retry", "--account", "anna")).isEqualTo(2);
    assertThat(covey.err.toString()).contains("2 action(s) would be retried; say --yes");
    assertThat(covey.texts("select id from action_operation")).isEmpty();

    assertThat(covey.run("actions", "retry", "--account", "anna", "--yes")).isZero();
    assertThat(covey.out.toString()).contains("2 action(s) retried");
    assertThat(statuses()).containsExactly("pending", "pending", "pending", "unknown");
    assertThat(audit()).containsExactly("actions.retry actions");
    assertThat(covey.run("actions", "cancel", "--campaign", "spring", "--yes", "--json")).isZero();
    assertThat(json().get("changed").asInt()).isEqualTo(3);
    assertThat(json().get("finished").asBoolean()).isTrue();
    assertThat(covey.run("actions", "hold", "--all", "--yes")).isZero();
    assertThat(covey.out.toString()).contains("nothing to do");
  }

  @Test
  void wrongUse_isAUsageErrorAndChangesNothing() throws Exception {
    assertThat(covey.run("actions", "retry")).isEqualTo(2);
    assertThat(covey.err.toString()).contains("say which: by their IDs, by filters, or with --all");
    assertThat(covey.run("actions", "retry", id(1), "--all")).isEqualTo(2);
    assertThat(covey.run("actions", "retry", id(1), "--dry-run")).isEqualTo(2);
    assertThat(covey.run("actions", "retry", "--status", "pending", "--yes")).isEqualTo(2);
    assertThat(covey.err.toString()).contains("only what is failed can be retried");
    assertThat(covey.run("actions", "retry", "one")).isEqualTo(2);
    assertThat(covey.run("actions", "settle", id(4), "perhaps")).isEqualTo(2);
    assertThat(covey.run("actions", "settle", id(4), "failed", "--result", "5")).isEqualTo(2);
    assertThat(covey.run("actions", "settle", id(4), "done", "--result", "five")).isEqualTo(2);
    assertThat(covey.err.toString()).doesNotContain("Exception");
    assertThat(audit()).isEmpty();
  }

  @Test
  void unknown_isSettled() throws Exception {
    assertThat(covey.run("actions", "settle", id(4), "done", "--result", "77")).isZero();
    assertThat(covey.out.toString()).contains("is completed");
    assertThat(covey.texts("select result_id from action where target = 4")).containsExactly("77");
    assertThat(covey.run("actions", "settle", id(4), "failed")).isEqualTo(1);
    assertThat(covey.err.toString()).contains("not settled", "can be done about it any more");
    assertThat(covey.run("actions", "settle", "999", "failed")).isEqualTo(2);
    assertThat(audit()).containsExactly("action.settle.completed action " + id(4));
  }

  @Test
  void show_tellsAttemptsAndWhatItWaitsFor() throws Exception {
    covey.texts(
        """
        insert into attempt (action_id, number, fence, owner, lease_until, state, why)
        values (%s, 1, 1, '00000000-0000-0000-0000-000000000001', now(), 'refused', 'HTTP 503')
        returning why\
        """
            .formatted(id(3)));

    assertThat(covey.run("actions", "show", id(3))).isZero();
    assertThat(covey.out.toString())
        .containsPattern("campaign +spring")
        .contains("because its lane is open")
        .containsPattern("1 +refused .*HTTP 503");
    assertThat(covey.run("actions", "show", id(3), "--json")).isZero();
    assertThat(json().get("campaign").asString()).isEqualTo("spring");
    assertThat(json().get("waiting").get("because").asString()).contains("its lane is open");
    assertThat(json().get("tried").get(0).get("why").asString()).isEqualTo("HTTP 503");
  }

  @Test
  void export_goesToAFileOrTheOutput() throws Exception {
    Path file = folder.resolve("failed.csv");

    assertThat(covey.run("actions", "export", "--status", "failed", "--output", file.toString()))
        .isZero();
    assertThat(covey.err.toString()).contains("2 action(s) written");
    assertThat(Files.readAllLines(file))
        .hasSize(3)
        .first()
        .asString()
        .startsWith("account_no,task_type,source_tweet,text_content,media,scheduled_at");
    assertThat(covey.run("actions", "export", "--output", file.toString())).isEqualTo(2);
    assertThat(covey.err.toString()).contains("is not replaced");
    assertThat(covey.run("actions", "export", "--format", "jsonl", "--account", "ben")).isZero();
    assertThat(json().get("status").asString()).isEqualTo("unknown");
  }

  @Test
  void exportOfWhatFailed_isImportedAgainAsRetries() throws Exception {
    Path file = folder.resolve("failed.csv");
    covey.run("actions", "export", "--status", "failed", "--output", file.toString());

    assertThat(covey.run("actions", "import", file.toString())).as(covey.err.toString()).isZero();
    assertThat(
            covey.texts("select retry_of from action where retry_of is not null order by target"))
        .containsExactly(id(1), id(2));
  }

  @Test
  void kinds_arePausedAndResumed() throws Exception {
    assertThat(covey.run("actions", "pause", "--kind", "like", "--why", "X is odd")).isZero();
    assertThat(covey.out.toString()).contains("of kind like").contains("stopped: 1");
    assertThat(covey.run("actions", "resume")).isEqualTo(2);
    assertThat(covey.err.toString()).contains("no pause of all actions; paused is like");
    assertThat(covey.run("actions", "pause")).isZero();
    assertThat(covey.run("actions", "resume", "--kind", "like")).isZero();
    assertThat(covey.out.toString()).contains("opened: 0").contains("still paused: everything");
    assertThat(covey.run("actions", "resume")).isZero();
    assertThat(covey.out.toString()).contains("opened: 2");
    assertThat(audit())
        .containsExactly(
            "actions.pause kind like",
            "actions.pause kind *",
            "actions.resume kind like",
            "actions.resume kind *");
  }

  @Test
  void accounts_arePausedAndResumed() throws Exception {
    assertThat(covey.run("accounts", "pause", "anna", "--why", "on leave")).isZero();
    assertThat(covey.run("accounts", "list")).isZero();
    assertThat(covey.out.toString()).containsPattern("anna +paused .*on leave");
    assertThat(covey.run("accounts", "resume", "anna")).isZero();
    assertThat(covey.run("accounts", "resume", "anna")).isEqualTo(2);
    assertThat(covey.err.toString()).contains("account anna is active and not paused");
    assertThat(covey.run("accounts", "pause", "ana")).isEqualTo(2);
    assertThat(covey.err.toString()).contains("did you mean anna?");
    assertThat(audit())
        .containsExactly("account.pause account anna", "account.resume account anna");
  }

  @Test
  void account_isRemovedWhenNothingWaits() throws Exception {
    assertThat(covey.run("accounts", "remove", "anna")).isEqualTo(2);
    assertThat(covey.err.toString()).contains("1 action(s) of account anna wait and 0 are held");
    assertThat(covey.run("accounts", "remove", "anna", "--cancel")).isZero();
    assertThat(covey.out.toString()).contains("1 action(s) cancelled", "account anna is removed");
    assertThat(statuses()).containsExactly("failed", "failed", "cancelled", "unknown");
    assertThat(covey.texts("select length(credentials) from account where account_no = 'anna'"))
        .containsExactly("0");
    assertThat(covey.run("accounts", "list")).isZero();
    assertThat(covey.out.toString()).doesNotContain("anna").contains("ben");
    assertThat(covey.run("accounts", "remove", "anna")).isEqualTo(2);
    assertThat(covey.run("actions", "retry", id(1))).isZero();
    assertThat(covey.run("actions", "why", id(1))).isZero();
    assertThat(covey.out.toString()).contains("the account was removed");
    covey.addAccounts("anna");
    assertThat(covey.run("actions", "why", id(1))).isZero();
    assertThat(covey.out.toString()).contains("its lane is open");
  }

  @Test
  void accountWithAnActionAtX_isNotRemoved() throws Exception {
    covey.texts(
        """
        with running as (update action set status = 'running' where target = 3 returning id)
        update lane set state = 'busy', action_id = running.id from running
        where account_no = 'anna' returning state\
        """);

    assertThat(covey.run("accounts", "remove", "anna", "--cancel")).isEqualTo(2);
    assertThat(covey.err.toString()).contains("with workers; say it again when they are settled");
    assertThat(covey.texts("select state from account where account_no = 'anna'"))
        .containsExactly("paused");
  }

  @Test
  void limits_areShownAndSet() throws Exception {
    assertThat(covey.run("accounts", "limits", "anna")).isZero();
    assertThat(covey.out.toString()).containsPattern("like +now .*0 of 30/15m");
    assertThat(
            covey.run(
                "accounts",
                "limits",
                "anna",
                "set",
                "like",
                "--windows",
                "3/15m,5/1h",
                "--interval",
                "30s"))
        .isZero();
    assertThat(covey.out.toString()).contains("like of account:anna: 3/15m 5/1h, 30s apart");
    assertThat(covey.run("accounts", "limits", "anna", "--json")).isZero();
    assertThat(covey.out.toString()).contains("\"window\":\"3/15m\"");
    assertThat(audit()).containsExactly("policy.set account:anna like");
    assertThat(covey.run("accounts", "limits", "nobody")).isEqualTo(2);
    assertThat(covey.run("accounts", "limits", "nobody", "set", "like", "--interval", "5s"))
        .isEqualTo(2);
    assertThat(covey.run("accounts", "limits", "anna", "set", "lik", "--interval", "5s"))
        .isEqualTo(2);
    assertThat(covey.err.toString()).contains("did you mean like?");
    assertThat(covey.run("accounts", "limits", "anna", "set", "like")).isEqualTo(2);
  }
}
