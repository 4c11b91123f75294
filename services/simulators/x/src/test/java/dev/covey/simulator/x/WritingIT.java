/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.x.XClient.Reply;
import dev.covey.simulator.x.settings.ErrorForm;
import dev.covey.simulator.x.settings.Switch;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritingIT extends XSuite {

  @Test
  void post_isWrittenAndCanBeRead() {
    Reply written = client.post(ada, "/2/tweets", "{\"text\":\"Hello\",\"made_with_ai\":false}");

    assertThat(written.status()).isEqualTo(201);
    String id = written.data().path("id").asString();
    assertThat(written.data().path("text").asString()).isEqualTo("Hello");
    assertThat(written.data().path("edit_history_tweet_ids").path(0).asString()).isEqualTo(id);
    assertThat(client.get(bela, "/2/tweets/" + id).data().path("text").asString())
        .isEqualTo("Hello");
    var entry = simulator.audit().entries().getFirst();
    assertThat(entry.kind()).isEqualTo("post");
    assertThat(entry.principal()).isEqualTo(Long.toString(ada.userId()));
    assertThat(entry.effectKey()).isEqualTo("post:" + ada.userId() + ":-:Hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"x\",\"surprise\":1}",
        "{\"text\":\"x\",\"reply\":{\"in_reply_to_tweet_id\":\"1\",\"surprise\":1}}",
        "{\"text\":5}",
        "{\"text\":\"\"}",
        "{}",
        "[]",
        "{",
        "{\"text\":\"x\",\"reply\":{}}",
        "{\"text\":\"x\",\"quote_tweet_id\":\"abc\"}",
        "{\"text\":\"x\",\"reply_settings\":\"nobody\"}",
        "{\"text\":\"x\",\"poll\":{\"options\":[\"one\"],\"duration_minutes\":60}}",
        "{\"text\":\"x\",\"poll\":{\"options\":[\"a\",\"b\"],\"duration_minutes\":4}}",
        "{\"text\":\"x\",\"poll\":{\"options\":[\"a\",\"b\"]}}",
        "{\"text\":\"x\",\"media\":{\"media_ids\":[]}}",
        "{\"text\":\"x\",\"media\":{\"media_ids\":[\"1\"]}}",
        "{\"text\":\"x\",\"quote_tweet_id\":\"1\",\"media\":{\"media_ids\":[\"1\"]}}"
      })
  void badBody_isRefusedAsInvalid(String body) {
    Reply refused = client.post(ada, "/2/tweets", body);

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.json().path("type").asString()).endsWith("/2/problems/invalid-request");
    assertThat(refused.json().path("errors").path(0).path("message").asString()).isNotEmpty();
    assertThat(lastCall().effect()).isFalse();
    assertThat(simulator.state().posts().size()).isZero();
  }

  @Test
  void length_isWeighted() {
    assertThat(write(ada, "x".repeat(280))).isNotEmpty();
    assertThat(write(ada, "字".repeat(140))).isNotEmpty();
    assertThat(write(ada, "https://example.org/" + "long/".repeat(100))).isNotEmpty();
    Reply refused = client.post(ada, "/2/tweets", "{\"text\":\"" + "字".repeat(141) + "\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("Your Tweet text is too long");
  }

  @Test
  void duplicate_isRefusedWithinItsWindow() {
    write(ada, "Same words");

    Reply problem = client.post(ada, "/2/tweets", "{\"text\":\"Same  words \"}");
    assertThat(problem.status()).isEqualTo(403);
    assertThat(problem.json().path("detail").asString()).contains("duplicate content");
    simulator.settings().errorForm(ErrorForm.NUMBERED);
    Reply numbered = client.post(ada, "/2/tweets", "{\"text\":\"Same words\"}");
    assertThat(numbered.json().path("errors").path(0).path("code").asInt()).isEqualTo(187);

    assertThat(write(bela, "Same words")).isNotEmpty();
    simulator.clock().advance(Duration.ofMinutes(20));
    simulator.settings().duplicateWindow(Duration.ofMinutes(20).minusSeconds(1));
    assertThat(write(ada, "Same words")).isNotEmpty();
  }

  @Test
  void duplicate_mayBeAllowedAndIsThenSeenByTheChecker() {
    simulator.settings().set(Switch.REFUSE_DUPLICATES, false);
    write(ada, "Same words");
    write(ada, "Same words");

    var entries = simulator.audit().entries();
    assertThat(entries.get(0).effectKey()).isEqualTo(entries.get(1).effectKey());
  }

  @Test
  void deletedPost_isGoneAndMayBeWrittenAgain() {
    String id = write(ada, "Oops");

    assertThat(client.delete(bela, "/2/tweets/" + id).status()).isEqualTo(403);
    Reply deleted = client.delete(ada, "/2/tweets/" + id);
    assertThat(deleted.data().path("deleted").asBoolean()).isTrue();
    assertThat(lastCall().undoes()).isEqualTo("post:" + ada.userId() + ":-:Oops");

    Reply gone = client.get(ada, "/2/tweets/" + id);
    assertThat(gone.status()).isEqualTo(200);
    assertThat(gone.json().has("data")).isFalse();
    assertThat(gone.json().path("errors").path(0).path("type").asString())
        .endsWith("/resource-not-found");
    assertThat(write(ada, "Oops")).isNotEmpty();
  }

  @Test
  void reply_belongsToTheConversationAndMentionsItsParent() {
    String root = write(ada, "Root");
    Reply reply = client.post(bela, "/2/tweets", reply(root, "Answer"));
    String id = reply.data().path("id").asString();
    assertThat(reply.data().path("text").asString()).isEqualTo("Answer");

    Reply read =
        client.get(
            ada,
            "/2/tweets/"
                + id
                + "?tweet.fields=conversation_id,referenced_tweets,in_reply_to_user_id,"
                + "display_text_range,author_id");

    assertThat(read.data().path("conversation_id").asString()).isEqualTo(root);
    assertThat(read.data().path("in_reply_to_user_id").asLong()).isEqualTo(ada.userId());
    assertThat(read.data().path("referenced_tweets").path(0).path("type").asString())
        .isEqualTo("replied_to");
    assertThat(read.data().path("text").asString()).isEqualTo("@sandbox_1 Answer");
    assertThat(read.data().path("display_text_range").path(0).asInt()).isEqualTo(11);
    assertThat(simulator.audit().entries().get(1).kind()).isEqualTo("reply");
    assertThat(client.get(ada, "/2/users/" + ada.userId() + "/mentions").all("id"))
        .containsExactly(id);
  }

  @Test
  void reply_toNothingIsRefused() {
    Reply refused = client.post(ada, "/2/tweets", reply("12345", "x"));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("detail").asString()).contains("deleted or not visible");
  }

  @Test
  void reply_mayHaveToBeSummoned() {
    String plain = write(ada, "Nobody named");
    String naming = write(ada, "What do you say, @sandbox_2?");
    simulator.settings().set(Switch.SUMMONED_REPLIES_ONLY, true);

    Reply refused = client.post(bela, "/2/tweets", reply(plain, "Me!"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("detail").asString()).contains("mentioned or otherwise engaged");
    assertThat(client.post(bela, "/2/tweets", reply(naming, "This")).status()).isEqualTo(201);
    assertThat(client.post(ada, "/2/tweets", reply(plain, "Thread")).status()).isEqualTo(201);
  }

  @Test
  void quote_isCountedAndMayBeOutsideTheTier() {
    String id = write(ada, "Quote me");
    String body = "{\"text\":\"Look\",\"quote_tweet_id\":\"" + id + "\"}";
    assertThat(client.post(bela, "/2/tweets", body).status()).isEqualTo(201);

    Reply quotes = client.get(ada, "/2/tweets/" + id + "/quote_tweets");
    assertThat(quotes.all("text"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .matches("Look https://t\\.co/\\w{10}");
    simulator.settings().set(Switch.SELF_SERVE_TIER, true);
    Reply refused = client.post(ada, "/2/tweets", body);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("type").asString()).endsWith("/client-forbidden");
  }

  @Test
  void poll_isShownWithItsOptions() {
    Reply written =
        client.post(
            ada,
            "/2/tweets",
            "{\"text\":\"Tea?\",\"poll\":{\"options\":[\"yes\",\"no\"],\"duration_minutes\":60}}");
    String path =
        "/2/tweets/"
            + written.data().path("id").asString()
            + "?expansions=attachments.poll_ids&poll.fields=voting_status,end_datetime";

    var poll = client.get(ada, path).json().path("includes").path("polls").path(0);
    assertThat(poll.path("options").path(1).path("label").asString()).isEqualTo("no");
    assertThat(poll.path("voting_status").asString()).isEqualTo("open");
    assertThat(poll.path("end_datetime").asString()).isEqualTo("2026-03-01T11:00:00.000Z");
    simulator.clock().advance(Duration.ofHours(1));
    var closed = client.get(ada, path).json().path("includes").path("polls").path(0);
    assertThat(closed.path("voting_status").asString()).isEqualTo("closed");
  }

  @Test
  void reply_isHiddenByTheOwnerOfItsConversationOnly() {
    String root = write(ada, "Root");
    String id = client.post(bela, "/2/tweets", reply(root, "Rude")).data().path("id").asString();
    String path = "/2/tweets/" + id + "/hidden";

    assertThat(client.send(bela, "PUT", path, "{\"hidden\":true}").status()).isEqualTo(403);
    Reply hidden = client.send(ada, "PUT", path, "{\"hidden\":true}");
    assertThat(hidden.data().path("hidden").asBoolean()).isTrue();
    assertThat(lastCall().effectKey()).isEqualTo("hide:" + id);
    client.send(ada, "PUT", path, "{\"hidden\":true}");
    assertThat(lastCall().effect()).isFalse();
  }

  private static String reply(String parent, String text) {
    return "{\"text\":\"%s\",\"reply\":{\"in_reply_to_tweet_id\":\"%s\"}}".formatted(text, parent);
  }
}
