/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.x.XClient.Reply;
import dev.covey.simulator.x.XClient.Signing;
import dev.covey.simulator.x.access.App;
import dev.covey.simulator.x.settings.ErrorForm;
import dev.covey.simulator.x.settings.Switch;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthenticationIT extends XSuite {

  @Test
  void oauth1_soundSignatureIsTaken() {
    Reply me = client.send(client.oauth1(ada, "GET", "/2/users/me"), "GET", "/2/users/me", null);

    assertThat(me.status()).isEqualTo(200);
    assertThat(me.data().path("username").asString()).isEqualTo("sandbox_1");
    assertThat(me.header("x-access-level")).isEqualTo("read-write-directmessages");
  }

  @Test
  void oauth1_queryIsSignedToo() {
    String path = "/2/users/by?usernames=sandbox_1%2Csandbox_2&user.fields=created_at";

    assertThat(client.send(client.oauth1(ada, "GET", path), "GET", path, null).status())
        .isEqualTo(200);
    String other = client.oauth1(ada, "GET", "/2/users/by?usernames=sandbox_1");
    assertThat(client.send(other, "GET", path, null).status()).isEqualTo(401);
  }

  @Test
  void oauth1_wrongSecretsAndMethodAreRefused() {
    Signing good = Signing.sound(ada, START);
    var wrongToken = new Signing(START, "n1", good.consumerSecret(), bela.accessTokenSecret());
    var wrongConsumer = new Signing(START, "n2", "wrong", good.tokenSecret());

    assertThat(me(wrongToken).status()).isEqualTo(401);
    assertThat(me(wrongConsumer).status()).isEqualTo(401);
    String forPost = client.oauth1(ada, "POST", "/2/users/me", good);
    assertThat(client.send(forPost, "GET", "/2/users/me", null).status()).isEqualTo(401);
    assertThat(me(good).status()).isEqualTo(200);
  }

  @Test
  void oauth1_nonceWorksOnce() {
    Signing signing = Signing.sound(ada, START);

    assertThat(me(signing).status()).isEqualTo(200);
    assertThat(me(signing).status()).isEqualTo(401);
    simulator.settings().set(Switch.REFUSE_USED_NONCES, false);
    assertThat(me(signing).status()).isEqualTo(200);
  }

  @Test
  void oauth1_timeMustBeNear() {
    Duration tolerance = simulator.settings().signatureTolerance();

    assertThat(me(Signing.sound(ada, START.minus(tolerance))).status()).isEqualTo(200);
    Reply late = me(Signing.sound(ada, START.minus(tolerance).minusSeconds(1)));
    assertThat(late.status()).isEqualTo(401);
    assertThat(me(Signing.sound(ada, START.plus(tolerance).plusSeconds(1))).status())
        .isEqualTo(401);
  }

  @Test
  void oauth1_appThatOnlyReadsMayNotWrite() {
    App reader = simulator.platform().credentials().register(7, "Reader", false, Set.of("http"));
    var token = simulator.platform().credentials().issueOAuth1(reader, ada.userId());
    var account =
        new SandboxAccount(
            ada.userId(),
            ada.username(),
            reader.consumerKey(),
            reader.consumerSecret(),
            token.token(),
            token.secret(),
            "",
            "",
            "",
            "",
            "");

    Reply refused =
        client.send(
            client.oauth1(account, "POST", "/2/tweets"), "POST", "/2/tweets", "{\"text\":\"x\"}");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("type").asString()).endsWith("/oauth1-permissions");
  }

  @Test
  void missingOrUnknownToken_is401InEitherForm() {
    Reply problem = client.send("Bearer nonsense", "GET", "/2/users/me", null);
    assertThat(problem.status()).isEqualTo(401);
    assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(problem.json().path("title").asString()).isEqualTo("Unauthorized");
    assertThat(problem.json().path("type").asString()).isEqualTo("about:blank");

    simulator.settings().errorForm(ErrorForm.NUMBERED);
    Reply numbered = client.send("Bearer nonsense", "GET", "/2/users/me", null);
    assertThat(numbered.json().path("errors").path(0).path("code").asInt()).isEqualTo(89);
    assertThat(client.send(client.request("/2/users/me")).status()).isEqualTo(401);
  }

  @Test
  void appBearer_readsButHasNoPersonBehindIt() {
    String bearer = "Bearer " + ada.appBearer();

    assertThat(client.send(bearer, "GET", "/2/users/by/username/sandbox_1", null).status())
        .isEqualTo(200);
    Reply refused = client.send(bearer, "GET", "/2/users/me", null);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("type").asString()).endsWith("/unsupported-authentication");
    assertThat(simulator.audit().entries().getFirst().principal())
        .isEqualTo("app:" + simulator.app().id());
  }

  @Test
  void scopes_areEnforced() {
    var tokens =
        simulator
            .platform()
            .grants()
            .issue(simulator.app(), ada.userId(), Set.of("tweet.read", "users.read"));
    String bearer = "Bearer " + tokens.access();

    assertThat(client.send(bearer, "GET", "/2/users/me", null).status()).isEqualTo(200);
    Reply refused = client.send(bearer, "POST", "/2/tweets", "{\"text\":\"x\"}");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("detail").asString()).isEqualTo("Forbidden");
  }

  @Test
  void accessToken_livesTwoHours() {
    simulator.clock().advance(Duration.ofHours(2).minusSeconds(1));
    assertThat(client.get(ada, "/2/users/me").status()).isEqualTo(200);
    simulator.clock().advance(Duration.ofSeconds(1));
    assertThat(client.get(ada, "/2/users/me").status()).isEqualTo(401);
  }

  @Test
  void onBehalfOfAnother_isRefused() {
    Reply refused =
        client.post(
            ada,
            "/2/users/" + bela.userId() + "/likes",
            "{\"tweet_id\":\"" + write(bela, "x") + "\"}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("must be the same as the authenticating user");
  }

  private Reply me(Signing signing) {
    return client.send(
        client.oauth1(ada, "GET", "/2/users/me", signing), "GET", "/2/users/me", null);
  }
}
