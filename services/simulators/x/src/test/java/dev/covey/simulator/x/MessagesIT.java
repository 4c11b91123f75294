/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.x.XClient.Reply;
import dev.covey.simulator.x.settings.Vocabulary;
import org.junit.jupiter.api.Test;

class MessagesIT extends XSuite {

  @Test
  void message_reachesTheOther() {
    Reply sent = send(bela.userId(), "Hello there");

    assertThat(sent.status()).isEqualTo(201);
    String conversation = ada.userId() + "-" + bela.userId();
    assertThat(sent.data().path("dm_conversation_id").asString()).isEqualTo(conversation);
    String id = sent.data().path("dm_event_id").asString();
    assertThat(sent.header("Location")).endsWith(id);
    assertThat(lastCall().effectKey())
        .isEqualTo("dm:" + ada.userId() + ":" + conversation + ":Hello there");

    Reply read = client.get(bela, "/2/dm_events?dm_event.fields=sender_id,created_at");
    assertThat(read.all("id")).containsExactly(id);
    assertThat(read.data().path(0).path("event_type").asString()).isEqualTo("MessageCreate");
    assertThat(read.data().path(0).path("sender_id").asLong()).isEqualTo(ada.userId());
    assertThat(
            client.get(bela, "/2/dm_conversations/with/" + ada.userId() + "/dm_events").all("text"))
        .containsExactly("Hello there");
  }

  @Test
  void message_isReadByItsConversationOnly() {
    send(bela.userId(), "Between us");
    SandboxAccount third = simulator.createAccounts(1).getFirst();

    assertThat(client.get(third, "/2/dm_events").all("id")).isEmpty();
    String conversation = ada.userId() + "-" + bela.userId();
    String path = "/2/dm_conversations/" + conversation;
    assertThat(client.get(third, path + "/dm_events").all("id")).isEmpty();
    assertThat(client.post(third, path + "/messages", "{\"text\":\"Me too\"}").status())
        .isEqualTo(403);
    assertThat(client.post(bela, path + "/messages", "{\"text\":\"Yes\"}").status()).isEqualTo(201);
  }

  @Test
  void group_hasSeveralMembers() {
    SandboxAccount third = simulator.createAccounts(1).getFirst();
    Reply begun =
        client.post(
            ada,
            "/2/dm_conversations",
            "{\"conversation_type\":\"Group\",\"participant_ids\":[\"%d\",\"%d\"],\"message\":{\"text\":\"All\"}}"
                .formatted(bela.userId(), third.userId()));

    assertThat(begun.status()).as(begun.text()).isEqualTo(201);
    assertThat(client.get(third, "/2/dm_events").all("text")).containsExactly("All");
  }

  @Test
  void sender_isAskedForInTheVocabulary() {
    send(bela.userId(), "See https://example.org");
    simulator.settings().vocabulary(Vocabulary.NEW);

    assertThat(client.get(ada, "/2/dm_events?dm_event.fields=sender_id").status()).isEqualTo(400);
    Reply read = client.get(ada, "/2/dm_events?dm_event.fields=entities&expansions=sender_id");
    assertThat(read.data().path(0).path("sender_id").asLong()).isEqualTo(ada.userId());
    var link = read.data().path(0).path("entities").path("urls").path(0);
    assertThat(link.path("expanded_url").asString()).isEqualTo("https://example.org");
    assertThat(read.all("text")).containsExactly("See " + link.path("url").asString());
  }

  @Test
  void closedInbox_refuses() {
    simulator.state().users().setTakesMessages(bela.userId(), false);

    Reply refused = send(bela.userId(), "Hello?");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("detail").asString()).contains("permission to DM");
    assertThat(send(12_345, "Nobody").status()).isEqualTo(403);
    assertThat(client.get(ada, "/2/dm_events").all("id")).isEmpty();
  }

  @Test
  void ownMessage_canBeDeleted() {
    String id = send(bela.userId(), "Oops").data().path("dm_event_id").asString();

    assertThat(client.delete(bela, "/2/dm_events/" + id).status()).isEqualTo(403);
    assertThat(client.delete(ada, "/2/dm_events/" + id).data().path("deleted").asBoolean())
        .isTrue();
    assertThat(client.get(bela, "/2/dm_events").all("id")).isEmpty();
  }

  @Test
  void emptyMessage_isRefused() {
    String path = "/2/dm_conversations/with/" + bela.userId() + "/messages";

    assertThat(client.post(ada, path, "{}").status()).isEqualTo(400);
    assertThat(client.post(ada, path, "{\"text\":\"x\",\"surprise\":1}").status()).isEqualTo(400);
  }

  private Reply send(long to, String text) {
    return client.post(
        ada, "/2/dm_conversations/with/" + to + "/messages", "{\"text\":\"" + text + "\"}");
  }
}
