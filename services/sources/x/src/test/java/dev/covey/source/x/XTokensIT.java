/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.covey.chassis.lifecycle.Waiter;
import dev.covey.chassis.media.MediaKind;
import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.source.x.own.ReadBack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XTokensIT extends SimulatedX {
  private static final URI CALLBACK = URI.create("http://127.0.0.1:9/callback");
  private static final List<String> SCOPES =
      List.of("tweet.read", "tweet.write", "users.read", "offline.access");

  @TempDir Path directory;
  private final Pkce pkce = Pkce.random(new SecureRandom());
  private final XTokens tokens = client.tokens(app(ada.clientSecret()));

  private OAuth2App app(@Nullable String secret) {
    URI page = simulator.url().resolve("/i/oauth2/authorize");
    return new OAuth2App(page, CALLBACK, ada.clientId(), secret);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void consent_givesTokensThatAct(boolean confidential) throws Exception {
    XTokens asking = confidential ? tokens : client.tokens(app(null));
    XCredentials.OAuth2 granted = granted(asking.exchange(code(SCOPES), pkce));
    assertThat(granted.expiresAt()).isEqualTo(START.plus(Duration.ofHours(2)));
    assertThat(granted.scopes()).isEqualTo(new LinkedHashSet<>(SCOPES));
    assertThat(value(client.me(granted)).username()).isEqualTo(ada.username());
    assertThat(posted(granted, NewPost.of("By token"))).isPositive();
    XCredentials.OAuth2 renewed = granted(asking.refresh(granted));
    assertThat(value(client.me(renewed)).id()).isEqualTo(ada.userId());
  }

  @Test
  void scopes_sufficeForEverything() throws Exception {
    XCredentials.OAuth2 granted = granted(tokens.exchange(code(XTokens.SCOPES), pkce));
    long own = posted(granted, NewPost.of("All of it"));
    long reply = posted(belaKeys, NewPost.of("Really?").replyingTo(own));
    value(client.hide(granted, reply, true));
    value(client.like(granted, ada.userId(), post.id()));
    value(client.unlike(granted, ada.userId(), post.id()));
    value(client.repost(granted, ada.userId(), post.id()));
    value(client.unrepost(granted, ada.userId(), post.id()));
    value(client.sendMessage(granted, bela.userId(), "Hello", null));
    Path file = Files.write(directory.resolve("a.png"), new byte[] {1});
    NewMedia image = new NewMedia(file, MediaKind.PNG, NewMedia.Use.POST, "a dot");
    value(client.upload(granted, image, new Waiter(clock)));
    ReadBack back = new ReadBack(client);
    value(back.ownPosts(granted, ada.userId(), START, START));
    value(back.ownMessages(granted, ada.userId(), bela.userId(), START, START));
    value(client.delete(granted, own));
  }

  @Test
  void tokensWithoutOfflineAccess_arentRenewed() throws Exception {
    XCredentials.OAuth2 granted =
        granted(tokens.exchange(code(List.of("tweet.read", "users.read")), pkce));
    assertThat(granted.refreshToken()).isNull();
    assertThatIllegalArgumentException().isThrownBy(() -> tokens.refresh(granted));
  }

  @Test
  void lateUsedOrStolenCode_isRefusedForGood() throws Exception {
    String late = code(SCOPES);
    pass(Duration.ofSeconds(30));
    assertForGood(tokens.exchange(late, pkce));
    String used = code(SCOPES);
    granted(tokens.exchange(used, pkce));
    assertForGood(tokens.exchange(used, pkce));
    assertForGood(tokens.exchange(code(SCOPES), Pkce.random(new SecureRandom())));
  }

  @Test
  void expiredTokens_needAuthorisationUntilTheyAreRenewed() {
    XCredentials.OAuth2 old = sandboxTokens();
    pass(Duration.ofHours(3));
    assertThat(client.me(old).outcome()).isInstanceOf(XOutcome.NeedsAuthorisation.class);
    XCredentials.OAuth2 renewed = granted(tokens.refresh(old));
    assertThat(renewed.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(2)));
    value(client.me(renewed));
  }

  @Test
  void refreshToken_worksOnce() {
    XCredentials.OAuth2 old = sandboxTokens();
    granted(tokens.refresh(old));
    assertForGood(tokens.refresh(old));
  }

  @Test
  void lostAnswer_isUnknown_andTheNextTryTells() {
    simulator.faults().add(FaultRule.once("POST", "/2/oauth2/token", new Fault.DropBefore()));
    XCredentials.OAuth2 old = sandboxTokens();
    assertThat(tokens.refresh(old)).isInstanceOf(TokenOutcome.Unknown.class);
    XCredentials.OAuth2 renewed = granted(tokens.refresh(old));
    simulator.faults().add(FaultRule.once("POST", "/2/oauth2/token", new Fault.DropAfter()));
    assertThat(tokens.refresh(renewed)).isInstanceOf(TokenOutcome.Unknown.class);
    assertForGood(tokens.refresh(renewed));
  }

  @Test
  void wrongSecret_isTheAppsFault_andSpendsNothing() {
    XCredentials.OAuth2 old = sandboxTokens();
    XTokens wrong = client.tokens(app("wrong"));
    assertThat(wrong.refresh(old)).isInstanceOf(TokenOutcome.AppRefused.class);
    granted(tokens.refresh(old));
  }

  @Test
  void revokedTokens_areVoid() {
    XCredentials.OAuth2 old = sandboxTokens();
    assertThat(tokens.revoke(old.accessToken())).isEqualTo(new TokenOutcome.Granted<>(true));
    assertThat(client.me(old).outcome()).isInstanceOf(XOutcome.NeedsAuthorisation.class);
    assertForGood(tokens.refresh(old));
    assertForGood(tokens.revoke("nonsense"));
  }

  @Test
  void appBearer_isGivenForKeyAndSecret() {
    assertThat(tokens.appBearer(ada.consumerKey(), ada.consumerSecret()))
        .isEqualTo(new TokenOutcome.Granted<>(new XCredentials.AppToken(ada.appBearer())));
    assertThat(tokens.appBearer(ada.consumerKey(), "wrong"))
        .isInstanceOf(TokenOutcome.AppRefused.class);
  }

  @Test
  void authorizationUrl_saysWhatIsAsked() {
    HttpUrl url = HttpUrl.get(tokens.authorizationUrl(SCOPES, "a b&c", pkce));
    assertThat(Objects.requireNonNull(url).encodedPath()).isEqualTo("/i/oauth2/authorize");
    assertThat(url.queryParameterNames())
        .isEqualTo(
            Set.of(
                "response_type",
                "client_id",
                "redirect_uri",
                "scope",
                "state",
                "code_challenge",
                "code_challenge_method"));
    assertThat(url.queryParameter("scope")).isEqualTo(String.join(" ", SCOPES));
    assertThat(url.encodedQuery()).contains("scope=tweet.read%20tweet.write%20");
    assertThat(url.queryParameter("state")).isEqualTo("a b&c");
    assertThat(url.queryParameter("code_challenge")).isEqualTo(pkce.challenge());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tokens.authorizationUrl(SCOPES, "x".repeat(501), pkce));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tokens.authorizationUrl(List.of(), "x", pkce));
  }

  private XCredentials.OAuth2 sandboxTokens() {
    return new XCredentials.OAuth2(
        ada.oauth2AccessToken(),
        ada.oauth2RefreshToken(),
        START.plus(Duration.ofHours(2)),
        Set.of("users.read"));
  }

  /** What ada comes back with from the page. */
  private String code(List<String> scopes) throws IOException, InterruptedException {
    URI page = tokens.authorizationUrl(scopes, "state", pkce);
    URI asAda = URI.create(page + "&login=" + ada.username());
    try (HttpClient browser = HttpClient.newHttpClient()) {
      HttpResponse<Void> answer =
          browser.send(
              HttpRequest.newBuilder(asAda).build(), HttpResponse.BodyHandlers.discarding());
      HttpUrl back = HttpUrl.parse(answer.headers().firstValue("Location").orElseThrow());
      assertThat(Objects.requireNonNull(back).queryParameter("state")).isEqualTo("state");
      return Objects.requireNonNull(back.queryParameter("code"));
    }
  }

  private static <T> T granted(TokenOutcome<T> outcome) {
    if (outcome instanceof TokenOutcome.Granted<T>(T value)) {
      return value;
    }
    throw new AssertionError("not granted: " + outcome);
  }

  private static void assertForGood(TokenOutcome<?> outcome) {
    assertThat(outcome).isInstanceOf(TokenOutcome.RefusedForGood.class);
  }
}
