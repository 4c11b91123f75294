/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.x.XClient.Reply;
import dev.covey.simulator.x.settings.Switch;
import dev.covey.simulator.x.settings.Vocabulary;
import org.junit.jupiter.api.Test;

class EngagingIT extends XSuite {

  @Test
  void like_countsOnceHoweverOftenItIsGiven() {
    String id = write(bela, "Like me");

    assertThat(like(id).data().path("liked").asBoolean()).isTrue();
    assertThat(lastCall().effectKey()).isEqualTo("like:" + ada.userId() + ":" + id);
    assertThat(like(id).status()).isEqualTo(200);
    assertThat(lastCall().effect()).isFalse();
    assertThat(likes(id)).isEqualTo(1);
    assertThat(client.get(bela, "/2/tweets/" + id + "/liking_users").all("username"))
        .containsExactly("sandbox_1");
    assertThat(client.get(ada, "/2/users/" + ada.userId() + "/liked_tweets").all("id"))
        .containsExactly(id);
  }

  @Test
  void unlike_undoesTheLike() {
    String id = write(bela, "Like me");
    like(id);

    Reply unliked = client.delete(ada, "/2/users/" + ada.userId() + "/likes/" + id);

    assertThat(unliked.data().path("liked").asBoolean()).isFalse();
    assertThat(lastCall().undoes()).isEqualTo("like:" + ada.userId() + ":" + id);
    assertThat(likes(id)).isZero();
    client.delete(ada, "/2/users/" + ada.userId() + "/likes/" + id);
    assertThat(lastCall().effect()).isFalse();
  }

  @Test
  void like_ofNothingIsRefused() {
    Reply refused = like("12345");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("This tweet cannot be found.");
  }

  @Test
  void like_outsideTheTierIsRefused() {
    String id = write(bela, "Like me");
    simulator.settings().set(Switch.SELF_SERVE_TIER, true);

    assertThat(like(id).status()).isEqualTo(403);
    assertThat(likes(id)).isZero();
  }

  @Test
  void privateLikes_areToldToTheAuthorOnly() {
    String id = write(bela, "Like me");
    like(id);
    simulator.settings().set(Switch.PRIVATE_LIKES, true);

    assertThat(client.get(bela, "/2/tweets/" + id + "/liking_users").all("id")).hasSize(1);
    Reply other = client.get(ada, "/2/tweets/" + id + "/liking_users");
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.json().has("data")).isFalse();
    assertThat(other.json().path("meta").path("result_count").asInt()).isZero();
  }

  @Test
  void repost_isAPostOfItsOwnAndIsRefusedTheSecondTime() {
    String id = write(bela, "Pass it on");

    Reply first = repost(id);
    assertThat(first.data().path("retweeted").asBoolean()).isTrue();
    assertThat(lastCall().effectKey()).isEqualTo("repost:" + ada.userId() + ":" + id);
    Reply second = repost(id);
    assertThat(second.status()).isEqualTo(400);
    assertThat(second.text()).contains("already retweeted");
    assertThat(lastCall().effect()).isFalse();

    Reply timeline =
        client.get(
            ada, "/2/users/" + ada.userId() + "/tweets?tweet.fields=referenced_tweets,author_id");
    assertThat(timeline.all("text")).containsExactly("RT @sandbox_2: Pass it on");
    assertThat(timeline.data().path(0).path("referenced_tweets").path(0).path("type").asString())
        .isEqualTo("retweeted");
    assertThat(client.get(ada, "/2/tweets/" + id + "/retweeted_by").all("username"))
        .containsExactly("sandbox_1");
    assertThat(client.get(ada, "/2/tweets/" + id + "/retweets").all("id"))
        .containsExactly(first.data().path("id").asString());
  }

  @Test
  void unrepost_removesTheRepost() {
    String id = write(bela, "Pass it on");
    repost(id);

    Reply undone = client.delete(ada, "/2/users/" + ada.userId() + "/retweets/" + id);

    assertThat(undone.data().path("retweeted").asBoolean()).isFalse();
    assertThat(client.get(ada, "/2/users/" + ada.userId() + "/tweets").json().has("data"))
        .isFalse();
    assertThat(repost(id).status()).isEqualTo(200);
  }

  @Test
  void repost_nameOfItsIdDependsOnTheVocabulary() {
    simulator.settings().vocabulary(Vocabulary.NEW);

    assertThat(repost(write(bela, "x")).data().has("rest_id")).isTrue();
  }

  @Test
  void follow_isSeenFromBothSides() {
    Reply followed = follow(ada, bela.userId());
    assertThat(followed.data().path("following").asBoolean()).isTrue();
    assertThat(followed.data().path("pending_follow").asBoolean()).isFalse();

    assertThat(client.get(ada, "/2/users/" + bela.userId() + "/followers").all("username"))
        .containsExactly("sandbox_1");
    Reply list =
        client.get(ada, "/2/users/" + ada.userId() + "/following?user.fields=connection_status");
    assertThat(list.data().path(0).path("connection_status").path(0).asString())
        .isEqualTo("following");
    Reply undone = client.delete(ada, "/2/users/" + ada.userId() + "/following/" + bela.userId());
    assertThat(undone.data().path("following").asBoolean()).isFalse();
    assertThat(client.get(ada, "/2/users/" + bela.userId() + "/followers").all("id")).isEmpty();
    assertThat(follow(ada, ada.userId()).status()).isEqualTo(403);
  }

  @Test
  void mute_isKnownToTheOneWhoMutes() {
    String path = "/2/users/" + ada.userId() + "/muting";
    Reply muted = client.post(ada, path, "{\"target_user_id\":\"" + bela.userId() + "\"}");

    assertThat(muted.data().path("muting").asBoolean()).isTrue();
    assertThat(client.get(ada, path).all("username")).containsExactly("sandbox_2");
    assertThat(client.get(bela, path).status()).isEqualTo(400);
    assertThat(client.delete(ada, path + "/" + bela.userId()).data().path("muting").asBoolean())
        .isFalse();
  }

  private Reply like(String post) {
    return client.post(
        ada, "/2/users/" + ada.userId() + "/likes", "{\"tweet_id\":\"" + post + "\"}");
  }

  private Reply repost(String post) {
    return client.post(
        ada, "/2/users/" + ada.userId() + "/retweets", "{\"tweet_id\":\"" + post + "\"}");
  }

  private Reply follow(SandboxAccount who, long whom) {
    return client.post(
        who, "/2/users/" + who.userId() + "/following", "{\"target_user_id\":\"" + whom + "\"}");
  }

  private int likes(String post) {
    return client
        .get(ada, "/2/tweets/" + post + "?tweet.fields=public_metrics")
        .data()
        .path("public_metrics")
        .path("like_count")
        .asInt();
  }
}
