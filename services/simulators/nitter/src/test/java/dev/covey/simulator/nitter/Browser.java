/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A visitor who follows no redirect and reads pages as any HTML parser would. */
final class Browser {
  private final HttpClient client = HttpClient.newHttpClient();

  record Seen(int status, String body, HttpResponse<String> response) {
    Document page() {
      return Jsoup.parse(body, response.uri().toString());
    }

    String error() {
      return page().select(".error-panel > span").text();
    }

    List<Element> tweets() {
      return page().select(".timeline-item").stream()
          .filter(item -> item.selectFirst("> a.tweet-link") != null)
          .toList();
    }

    List<Long> ids() {
      return tweets().stream().map(Seen::id).toList();
    }

    static long id(Element item) {
      return Long.parseLong(
          item.expectFirst("> a.tweet-link").attr("href").replaceAll(".*/status/(\\d+).*", "$1"));
    }

    /** The address of the link with that text; empty if there is none. */
    String link(String text) {
      return page().select(".show-more a").stream()
          .filter(link -> link.text().equals(text))
          .map(link -> link.attr("href"))
          .findFirst()
          .orElse("");
    }
  }

  Seen get(NitterInstance instance, String path) throws IOException, InterruptedException {
    return get(URI.create(instance.url() + path));
  }

  Seen get(URI address) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    return new Seen(response.statusCode(), response.body(), response);
  }

  int send(String method, URI address, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /** Every page from that path on, the last one too. */
  List<Seen> walk(NitterInstance instance, String path) throws IOException, InterruptedException {
    var pages = new ArrayList<Seen>();
    String address = path;
    while (!address.isEmpty() && pages.size() < 500) {
      Seen page = get(instance, address);
      pages.add(page);
      String more = page.link("Load more");
      address = more.isEmpty() ? "" : path.replaceFirst("\\?.*", "") + more;
    }
    return pages;
  }
}
