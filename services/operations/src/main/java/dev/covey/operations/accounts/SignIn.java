/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.accounts;

import dev.covey.source.x.OAuth2App;
import dev.covey.source.x.Pkce;
import dev.covey.source.x.TokenOutcome;
import dev.covey.source.x.XClient;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XTokens;
import dev.covey.source.x.XUser;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;

/**
 * Has a person let the app act for their account, by OAuth 2.0 with PKCE. Nothing is kept before
 * all of it went well; their browser shows how it ended.
 */
public final class SignIn {
  private static final int STATE_BYTES = 32;

  private final XClient client;
  private final OAuth2App app;
  private final PrintWriter out;
  private final SecureRandom random = new SecureRandom();

  public SignIn(XClient client, OAuth2App app, PrintWriter out) {
    this.client = client;
    this.app = app;
    this.out = out;
  }

  /**
   * How the person is met.
   *
   * @param browser whether to open one
   */
  public record Meeting(String account, Duration longest, boolean browser) {}

  /** Keeps what was granted, and says so in words. */
  @FunctionalInterface
  public interface Keep {
    String keep(XCredentials.OAuth2 tokens, XUser user) throws IOException, SQLException;
  }

  /** Returns what {@code keep} says. */
  public String run(Meeting meeting, Keep keep)
      throws IOException, SQLException, InterruptedException {
    byte[] bytes = new byte[STATE_BYTES];
    random.nextBytes(bytes);
    String state = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    try (ConsentListener listener = ConsentListener.open(app.redirect(), state)) {
      Pkce pkce = Pkce.random(random);
      XTokens tokens = client.tokens(app.redirectingTo(listener.redirect()));
      ask(meeting, tokens.authorizationUrl(XTokens.SCOPES, state, pkce), listener.redirect());
      String code = listener.await(meeting.longest());
      try {
        XCredentials.OAuth2 granted = GrantedScopes.checked(exchanged(tokens.exchange(code, pkce)));
        String said = keep.keep(granted, new WhoseAccount(client).of(granted));
        listener.tell(new ConsentPage(200, said + ". You may close this page."));
        return said;
      } catch (IOException | SQLException failure) {
        listener.tell(new ConsentPage(400, "Nothing was added: " + failure.getMessage() + "."));
        throw failure;
      }
    }
  }

  private void ask(Meeting meeting, URI address, URI redirect) {
    boolean opened = meeting.browser() && Browser.ofThisMachine().open(address);
    out.println(
        (opened ? "your browser was sent to" : "open")
            + " this address, signed in to X as whoever is to be account "
            + meeting.account()
            + ":");
    out.println();
    out.println("  " + address);
    out.println();
    out.println("waiting for the browser to come back to " + redirect + "; Ctrl-C gives up");
    out.flush();
  }

  private static XCredentials.OAuth2 exchanged(TokenOutcome<XCredentials.OAuth2> outcome)
      throws IOException {
    return switch (outcome) {
      case TokenOutcome.Granted<XCredentials.OAuth2>(XCredentials.OAuth2 tokens) -> tokens;
      case TokenOutcome.AppRefused<XCredentials.OAuth2>(String why) ->
          throw new IOException(
              "X does not know the app by COVEY_X_CLIENT_ID and COVEY_X_CLIENT_SECRET: " + why);
      case TokenOutcome.RefusedForGood<XCredentials.OAuth2>(String why) ->
          throw new IOException(
              "X gave no tokens for the code, which lives for 30 seconds: "
                  + why
                  + "; run this again");
      case TokenOutcome.RefusedForNow<XCredentials.OAuth2>(String why, _) ->
          throw new IOException("X gives no tokens now: " + why + "; run this again later");
      case TokenOutcome.Unknown<XCredentials.OAuth2>(String why) ->
          throw new IOException(
              "X did not say whether it gave tokens: " + why + "; run this again");
    };
  }
}
