/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What stands in front of an instance and answers in its place: not Nitter's markup at all. */
public final class ChallengePages {
  private ChallengePages() {}

  /** Anubis asks the browser for a proof of work; the answer is a 200. */
  public static String anubis(String path) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <title>Making sure you&#39;re not a bot!</title>
    <meta name="robots" content="noindex,nofollow">
    <meta http-equiv="refresh" content="6; url=/.within.website/x/cmd/anubis/api/pass-challenge?\
    redir=%s">
    <script id="anubis_version" type="application/json">"v1.22.0"</script>
    <script id="anubis_challenge" type="application/json">{"rules":{"algorithm":"fast",\
    "difficulty":4},"challenge":"b0a9c3d1"}</script>
    </head>
    <body id="top">
    <main><h1 id="title" class="centered-div">Making sure you&#39;re not a bot!</h1>
    <p id="status">Loading...</p></main>
    </body>
    </html>
    """
        .formatted(URLEncoder.encode(path, StandardCharsets.UTF_8));
  }

  /** A proof of work by the instance's own proxy. */
  public static String verifyingBrowser(String siteTitle) {
    return """
    <!DOCTYPE html>
    <html>
    <head><title>Verifying your browser | %s</title></head>
    <body>
    <div class="container"><h1>Verifying your browser</h1>
    <noscript>You need JavaScript to go on.</noscript></div>
    <script>const challenge = "7f3a", difficulty = 4;</script>
    </body>
    </html>
    """
        .formatted(Escape.tweet(siteTitle));
  }

  public static String cloudflareChallenge() {
    return """
    <!DOCTYPE html>
    <html lang="en-US">
    <head><title>Just a moment...</title>
    <meta name="robots" content="noindex,nofollow"></head>
    <body><div class="main-wrapper" role="main"><div class="main-content">
    <noscript><span id="challenge-error-text">Enable JavaScript and cookies to continue</span>\
    </noscript></div></div>
    <script>(function(){window._cf_chl_opt={cType:'managed'};}());</script>
    </body>
    </html>
    """;
  }

  public static String cloudflareBlocked() {
    return """
    <!DOCTYPE html>
    <html lang="en-US">
    <head><title>Attention Required! | Cloudflare</title></head>
    <body><div id="cf-wrapper"><div id="cf-error-details">
    <h1 data-translate="block_headline">Sorry, you have been blocked</h1>
    </div></div></body>
    </html>
    """;
  }

  public static String badGateway() {
    return proxyError(502);
  }

  /** Of the reverse proxy, when the instance behind it does not answer as it should. */
  public static String proxyError(int status) {
    String title =
        switch (status) {
          case 502 -> "502 Bad Gateway";
          case 503 -> "503 Service Temporarily Unavailable";
          case 504 -> "504 Gateway Time-out";
          default -> status + " Error";
        };
    return """
    <html>
    <head><title>%1$s</title></head>
    <body>
    <center><h1>%1$s</h1></center>
    <hr><center>nginx</center>
    </body>
    </html>
    """
        .formatted(title);
  }

  /** The domain was lost, and somebody sells it. */
  public static String parkedDomain() {
    return """
    <!DOCTYPE html>
    <html>
    <head><title>This domain may be for sale</title></head>
    <body><h1>The domain you are looking for may be for sale</h1></body>
    </html>
    """;
  }
}
