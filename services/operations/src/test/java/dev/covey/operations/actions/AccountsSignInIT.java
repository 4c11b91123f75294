/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.seal.KeyFile;
import dev.covey.model.seal.Sealed;
import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.simulator.x.SandboxAccount;
import dev.covey.simulator.x.XSimulator;
import dev.covey.source.x.SealedCredentials;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XTokens;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Signing accounts in at the simulated X, with an HTTP client for a browser. */
@ExtendWith(MigratedDatabase.class)
@Timeout(60)
class AccountsSignInIT {
  @TempDir private Path folder;
  private final HttpClient browser =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private XSimulator x;
  private SandboxAccount ada;
  private SandboxAccount bela;
  private CommandLines covey;

  @BeforeEach
  void start(Database database) {
    x = XSimulator.builder().start();
    var accounts = x.createAccounts(2);
    ada = accounts.get(0);
    bela = accounts.get(1);
    covey = commands(database, ada.clientSecret());
    this.database = database;
  }

  private Database database;

  private CommandLines commands(Database database, String secret) {
    return new CommandLines(
        database,
        folder,
        Map.of(
            "COVEY_X_BASE_URL", x.url().toString(),
            "COVEY_X_CONSENT_URL", x.url().resolve("/i/oauth2/authorize").toString(),
            "COVEY_X_CLIENT_ID", ada.clientId(),
            "COVEY_X_CLIENT_SECRET", secret,
            "COVEY_X_REDIRECT", "http://127.0.0.1:0/callback"));
  }

  @AfterEach
  void close() {
    browser.close();
    covey.close();
    x.close();
  }

  /** A command under way, and the address that it shows. */
  private record SigningIn(CompletableFuture<Integer> exit, URI address) {
    URI as(SandboxAccount who) {
      return URI.create(address + "&login=" + who.username());
    }

    URI back(String query) {
      return URI.create(parameter("redirect_uri") + "?" + query);
    }

    String parameter(String name) {
      for (String pair : address.getQuery().split("&", -1)) {
        if (pair.startsWith(name + "=")) {
          return pair.substring(name.length() + 1);
        }
      }
      throw new AssertionError(name + " is not in " + address);
    }
  }

  private SigningIn signIn(String account, String... more) throws Exception {
    String[] arguments = new String[4 + more.length];
    System.arraycopy(new String[] {"accounts", "add", account, "--no-browser"}, 0, arguments, 0, 4);
    System.arraycopy(more, 0, arguments, 4, more.length);
    CompletableFuture<URI> shown = new CompletableFuture<>();
    covey.watch(line -> {
      if (line.strip().startsWith(x.url().toString())) {
        shown.complete(URI.create(line.strip()));
      }
    });
    CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> covey.run(arguments));
    return new SigningIn(exit, shown.get());
  }

  private HttpResponse<String> visit(URI address) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void consent_addsTheAccountThatCameBack() throws Exception {
    SigningIn run = signIn("anna");
    HttpResponse<String> page = visit(run.as(ada));

    assertThat(run.exit().get()).isZero();
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("account anna added", "@" + ada.username());
    assertThat(covey.out.toString()).contains("it acts as @" + ada.username());
    assertThat(covey.texts("select concat_ws(' ', account_no, x_user_id, username) from account"))
        .containsExactly("anna " + ada.userId() + " " + ada.username());
    XCredentials.OAuth2 tokens = stored("anna");
    assertThat(tokens.scopes()).isEqualTo(Set.copyOf(XTokens.SCOPES));
    assertThat(tokens.refreshToken()).isNotNull();
    assertThat(covey.out + page.body())
        .doesNotContain(tokens.accessToken(), String.valueOf(tokens.refreshToken()));

    SigningIn again = signIn("anna");
    visit(again.as(ada));
    assertThat(again.exit().get()).isZero();
    assertThat(stored("anna").accessToken()).isNotEqualTo(tokens.accessToken());
  }

  @Test
  void publicClient_needsNoSecret() throws Exception {
    covey.close();
    covey = commands(database, "");
    SigningIn run = signIn("anna");
    visit(run.as(ada));
    assertThat(run.exit().get()).isZero();
  }

  @Test
  void otherState_isSentAwayAndChangesNothing() throws Exception {
    SigningIn run = signIn("anna");
    HttpResponse<String> stranger = visit(run.back("state=guessed&code=stolen"));
    assertThat(stranger.statusCode()).isEqualTo(400);
    assertThat(stranger.body()).contains("does not belong");
    assertThat(visit(run.back("code=stolen")).statusCode()).isEqualTo(400);
    assertThat(visit(run.back("").resolve("/favicon.ico")).statusCode()).isEqualTo(404);
    assertThat(visit(run.back("state=guessed&error=%3Cb%3E")).body()).doesNotContain("<b>");
    assertThat(run.exit()).isNotDone();

    visit(run.as(ada));
    assertThat(run.exit().get()).isZero();
  }

  @Test
  void refusedConsent_leavesNothing() throws Exception {
    SigningIn run = signIn("anna");
    HttpResponse<String> page =
        visit(run.back("error=%3Cb%3Eaccess_denied&state=" + run.parameter("state")));
    assertThat(run.exit().get()).isEqualTo(1);
    assertThat(page.body()).contains("&lt;b&gt;access_denied").doesNotContain("<b>");
    assertThat(covey.err.toString()).contains("X gave no access").doesNotContain("Exception");
    nothingIsLeft();
  }

  @Test
  void nobodyComes_endsAndFreesThePort() throws Exception {
    SigningIn run = signIn("anna", "--wait", "10ms");
    assertThat(run.exit().get()).isEqualTo(1);
    assertThat(covey.err.toString()).contains("nobody came back from X within 10ms");
    nothingIsLeft();
  }

  @Test
  void lackingScope_isNamedWithWhatItIsFor() throws Exception {
    SigningIn run = signIn("anna");
    String less = run.as(ada).toString().replace("%20dm.write", "").replace("%20like.write", "");
    HttpResponse<String> page = visit(URI.create(less));
    assertThat(run.exit().get()).isEqualTo(1);
    assertThat(covey.err.toString())
        .contains("like.write (for likes), dm.write (for messages)")
        .doesNotContain("tweet.write (");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("like.write");
    nothingIsLeft();
  }

  @Test
  void userOfAnotherAccount_isRefused() throws Exception {
    SigningIn first = signIn("anna");
    visit(first.as(ada));
    assertThat(first.exit().get()).isZero();

    SigningIn second = signIn("ben");
    HttpResponse<String> page = visit(second.as(ada));
    assertThat(second.exit().get()).isEqualTo(1);
    assertThat(covey.err.toString()).contains("whom account anna acts as already");
    assertThat(page.body()).contains("account anna");
    SigningIn third = signIn("anna");
    visit(third.as(bela));
    assertThat(third.exit().get()).isEqualTo(1);
    assertThat(covey.err.toString()).contains("account anna acts as @" + ada.username());
    assertThat(covey.texts("select account_no from account")).containsExactly("anna");
  }

  @Test
  void lostOrRefusedExchange_saysWhatToDo() throws Exception {
    x.faults().add(FaultRule.once("POST", "/2/oauth2/token", new Fault.DropAfter()));
    SigningIn lost = signIn("anna");
    visit(lost.as(ada));
    assertThat(lost.exit().get()).isEqualTo(1);
    assertThat(covey.err.toString()).contains("run this again");
    covey.close();
    covey = commands(database, "wrong");
    SigningIn wrong = signIn("anna");
    HttpResponse<String> page = visit(wrong.as(ada));
    assertThat(wrong.exit().get()).isEqualTo(1);
    assertThat(covey.err.toString()).contains("COVEY_X_CLIENT_SECRET");
    assertThat(page.body()).contains("COVEY_X_CLIENT_SECRET");
    nothingIsLeft();
  }

  @Test
  void takenPort_isSaid() throws Exception {
    SigningIn run = signIn("anna");
    URI taken = run.back("").resolve("/callback");
    CommandLines other =
        new CommandLines(
            database,
            folder,
            Map.of("COVEY_X_CLIENT_ID", "app", "COVEY_X_REDIRECT", taken.toString()));
    try (other) {
      assertThat(other.run("accounts", "add", "ben", "--no-browser")).isEqualTo(1);
      assertThat(other.err.toString()).contains("can't listen", "COVEY_X_REDIRECT");
    }
    visit(run.as(ada));
    assertThat(run.exit().get()).isZero();
  }

  @Test
  void withoutClientId_theSettingIsNamed() {
    try (CommandLines bare = new CommandLines(database, folder)) {
      assertThat(bare.run("accounts", "add", "anna")).isEqualTo(2);
      assertThat(bare.err.toString()).contains("COVEY_X_CLIENT_ID is not set", "--oauth1");
      assertThat(bare.run("accounts", "add", "anna", "--no-check")).isEqualTo(2);
    }
  }

  @Test
  void oauth1Keys_areAskedAboutAtOnce() throws Exception {
    String keys =
        covey.file(
            "ada.properties",
            "consumer_key=%s%nconsumer_secret=%s%naccess_token=%s%naccess_token_secret=%s%n"
                .formatted(
                    ada.consumerKey(),
                    ada.consumerSecret(),
                    ada.accessToken(),
                    ada.accessTokenSecret()));
    assertThat(covey.run("accounts", "add", "anna", "--oauth1", keys)).isZero();
    assertThat(covey.out.toString()).contains("it acts as @" + ada.username());
    assertThat(covey.run("accounts", "add", "ben", "--oauth1", keys)).isEqualTo(1);
    assertThat(covey.err.toString()).contains("whom account anna acts as already");

    String wrong = covey.file("wrong.properties", CommandLines.KEYS);
    assertThat(covey.run("accounts", "add", "ben", "--oauth1", wrong)).isEqualTo(1);
    assertThat(covey.err.toString())
        .contains("X does not accept these credentials", "--no-check")
        .doesNotContain("sesame");
    assertThat(covey.texts("select account_no from account")).containsExactly("anna");
  }

  private void nothingIsLeft() throws Exception {
    assertThat(covey.texts("select account_no from account")).isEmpty();
    assertThat(folder.resolve("key")).doesNotExist();
  }

  private XCredentials.OAuth2 stored(String account) throws Exception {
    String hex =
        covey
            .texts(
                "select encode(credentials, 'hex') from account where account_no = '"
                    + account
                    + "'")
            .getFirst();
    return (XCredentials.OAuth2)
        SealedCredentials.open(
            new KeyFile(folder.resolve("key")).load(),
            account,
            new Sealed(HexFormat.of().parseHex(hex)));
  }
}
