/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The few elements that say what kind of page this is, found in one walk that stops at them. */
final class Landmarks {
  @Nullable Element profileCard;
  @Nullable Element banner;
  @Nullable Element timeline;
  @Nullable Element conversation;
  @Nullable Element errorPanel;
  @Nullable Element protectedNotice;
  @Nullable String ownAddress;
  private boolean siteName;
  private boolean styleSheet;

  private Landmarks() {}

  static Landmarks of(Document document) {
    Landmarks landmarks = new Landmarks();
    landmarks.readHead(document.head());
    landmarks.descend(document.body());
    return landmarks;
  }

  /** Whether the frame of the page is Nitter's, whatever it holds. */
  boolean proveNitter() {
    return siteName || styleSheet || ownAddress != null;
  }

  boolean any() {
    return profileCard != null
        || timeline != null
        || conversation != null
        || errorPanel != null
        || protectedNotice != null;
  }

  private void readHead(Element head) {
    for (int i = 0; i < head.childNodeSize(); i++) {
      Element child = Markup.elementAt(head, i);
      if (child != null && child.nameIs("link")) {
        readLink(child);
      }
    }
  }

  private void readLink(Element link) {
    String href = link.attr("href");
    if (link.attr("type").equals("application/opensearchdescription+xml")) {
      ownAddress = href;
    } else if (href.startsWith("/css/style.css")) {
      styleSheet = true;
    }
  }

  private void descend(Element parent) {
    for (int i = 0; i < parent.childNodeSize(); i++) {
      Element child = Markup.elementAt(parent, i);
      if (child != null && !take(child)) {
        descend(child);
      }
    }
  }

  /** Whether the walk can stop here. */
  private boolean take(Element element) {
    String classes = element.className();
    if (classes.isEmpty()) {
      return false;
    }
    switch (Markup.firstClass(element)) {
      case "site-name" -> siteName = true;
      case "profile-banner" -> banner = banner == null ? element : banner;
      case "profile-card" -> profileCard = profileCard == null ? element : profileCard;
      case "timeline" -> timeline = timeline == null ? element : timeline;
      case "conversation" -> conversation = conversation == null ? element : conversation;
      case "error-panel" -> errorPanel = errorPanel == null ? element : errorPanel;
      case "photo-rail-card", "search-panel" -> {}
      default -> {
        if (!Markup.has(classes, "timeline-protected")) {
          return false;
        }
        protectedNotice = element;
      }
    }
    return true;
  }
}
