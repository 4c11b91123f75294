/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.access.Role;
import dev.covey.model.database.Database;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Feeds of deleted tweets, read as a feed reader does. */
@ExtendWith(MigratedDatabase.class)
class FeedsIT {
  private static final String ATOM = "/profiles/ada/deleted.atom";
  private static final String RSS = "/profiles/ada/deleted.rss";
  private static final String HOSTILE =
      "<script>alert(1)</script> ]]> & \"quoted\" \u0001\u001b\uFFFE \u202e \uD83D\uDE00\nline two";
  private GatewayRig rig;

  @BeforeEach
  void start(Database database) throws Exception {
    rig = GatewayRig.start(database);
    rig.profile(7, "ada");
    rig.tweet(7, 1, HOSTILE);
    rig.tweet(7, 2, "came back");
    rig.tweet(7, 3, "still there");
    rig.gone(1, 5, 0);
    rig.gone(2, 3, 9);
    rig.execute(
        """
        insert into observation (tweet_id, at, place, seen, controlled, author, words)
        values (%1$d, '2026-01-05T00:00:00Z', 'nitter:one', 'missing', true, 'visible', '<b>no</b>'),
          (%1$d, '2026-01-06T00:00:00Z', 'nitter:two', 'missing', true, 'visible', null);
        insert into snapshot (tweet_id, url, outcome, captured_at, snapshot_url, changed_at)
        values (%1$d, 'https://x.com/a', 'saved', now(), 'https://web.example/1?a=1&b="2"', now())\
        """
            .formatted(GatewayRig.id(1)));
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private static Document parse(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(answer.body())));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagNameNS("*", name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static String text(Element parent, String name) {
    return parent.getElementsByTagNameNS("*", name).item(0).getTextContent();
  }

  @Test
  void atom_tellsWhatWasDeletedAndWhy() throws Exception {
    HttpResponse<String> answer = rig.get(ATOM);
    Document feed = parse(answer);

    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/atom+xml; charset=utf-8");
    assertThat(feed.getDocumentElement().getNamespaceURI())
        .isEqualTo("http://www.w3.org/2005/Atom");
    assertThat(text(feed.getDocumentElement(), "id"))
        .isEqualTo("tag:covey.dev,2026:profile/1007/deleted");
    assertThat(text(feed.getDocumentElement(), "updated")).isEqualTo("2026-01-10T00:00:00Z");
    List<Element> entries = elements(feed, "entry");
    assertThat(entries).hasSize(2);
    Element gone = entries.getFirst();
    assertThat(text(gone, "id"))
        .isEqualTo("tag:covey.dev,2026:tweet/" + GatewayRig.id(1) + "/deleted");
    assertThat(text(gone, "updated")).isEqualTo("2026-01-06T00:00:00Z");
    assertThat(text(gone, "title")).startsWith("Deleted: <script>");
    assertThat(text(gone, "content"))
        .contains(
            "&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &amp; &quot;quoted&quot;",
            "\uD83D\uDE00<br/>line two",
            "nitter:one: missing, beside a tweet that was shown, author visible",
            "&lt;b&gt;no&lt;/b&gt;",
            "nitter:two",
            "href=\"https://web.example/1?a=1&amp;b=&quot;2&quot;\"")
        .doesNotContain("<script", "<b>", "\u0001", "\u001b", "\uFFFE");
  }

  @Test
  void tweetThatCameBack_isSaidToHave() throws Exception {
    Element back = elements(parse(rig.get(ATOM)), "entry").get(1);

    assertThat(text(back, "title")).isEqualTo("There again: came back");
    assertThat(text(back, "published")).isEqualTo("2026-01-04T00:00:00Z");
    assertThat(text(back, "updated")).isEqualTo("2026-01-10T00:00:00Z");
    assertThat(text(back, "content")).contains("was there again");
    assertThat(elements(parse(rig.get(RSS)), "item").get(1).getTextContent())
        .contains("There again: came back");
  }

  @Test
  void rss_tellsTheSame() throws Exception {
    HttpResponse<String> answer = rig.get(RSS);
    Document feed = parse(answer);

    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/rss+xml; charset=utf-8");
    List<Element> items = elements(feed, "item");
    assertThat(items).hasSize(2);
    assertThat(text(items.getFirst(), "guid"))
        .isEqualTo("tag:covey.dev,2026:tweet/" + GatewayRig.id(1) + "/deleted");
    assertThat(text(items.getFirst(), "pubDate")).isEqualTo("Tue, 6 Jan 2026 00:00:00 GMT");
    assertThat(text(items.getFirst(), "description"))
        .contains("&lt;script&gt;", "nitter:two")
        .doesNotContain("<script");
    assertThat(text(feed.getDocumentElement(), "lastBuildDate"))
        .isEqualTo("Sat, 10 Jan 2026 00:00:00 GMT");
  }

  @Test
  void newest_areFirstAndBounded() throws Exception {
    assertThat(elements(parse(rig.get(ATOM + "?limit=1")), "entry")).hasSize(1);
    rig.profile(8, "bob");
    assertThat(elements(parse(rig.get("/profiles/bob/deleted.atom")), "entry")).isEmpty();
  }

  @Test
  void clientThatHasIt_isNotSentItAgain() throws Exception {
    for (String path : List.of(ATOM, RSS)) {
      HttpResponse<String> first = rig.get(path);
      String tag = first.headers().firstValue("ETag").orElseThrow();

      assertThat(with(path, "If-None-Match", tag)).isEqualTo(304);
      assertThat(with(path, "If-None-Match", "\"other\", W/" + tag)).isEqualTo(304);
      assertThat(with(path, "If-None-Match", "\"other\"")).isEqualTo(200);
    }
  }

  /** What is taken out of a feed makes it no newer, so a time would hide that from its readers. */
  @Test
  void time_isNoReasonToSendNothing() throws Exception {
    assertThat(rig.get(ATOM).headers().firstValue("Last-Modified")).isEmpty();
    assertThat(with(ATOM, "If-Modified-Since", "Sat, 10 Jan 2099 00:00:00 GMT")).isEqualTo(200);
  }

  @Test
  void change_hasAnotherTag() throws Exception {
    String before = rig.get(ATOM).headers().firstValue("ETag").orElseThrow();
    rig.gone(3, 20, 0);

    assertThat(with(ATOM, "If-None-Match", before)).isEqualTo(200);
    assertThat(elements(parse(rig.get(ATOM)), "entry")).hasSize(3);
  }

  private int with(String path, String header, String value) throws Exception {
    HttpResponse<String> answer =
        rig.send("GET", path, "Authorization", "Bearer " + rig.token(Role.VIEWER), header, value);
    if (answer.statusCode() == 304) {
      assertThat(answer.body()).isEmpty();
      assertThat(answer.headers().firstValue("ETag")).isPresent();
    }
    return answer.statusCode();
  }
}
