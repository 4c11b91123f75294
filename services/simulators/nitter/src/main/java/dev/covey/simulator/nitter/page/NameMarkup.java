/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import static dev.covey.simulator.nitter.page.Element.div;
import static dev.covey.simulator.nitter.page.Element.link;
import static dev.covey.simulator.nitter.page.Element.span;

import dev.covey.simulator.kit.world.VerifiedType;
import dev.covey.simulator.kit.world.WorldUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A person's display name with its marks, and the user name. */
final class NameMarkup {
  private final Vintage vintage;

  NameMarkup(Vintage vintage) {
    this.vintage = vintage;
  }

  /** {@code prefix} is "profile-card-" on the card. */
  List<Node> render(WorldUser user, String prefix) {
    var nodes = new ArrayList<Node>();
    String href = "/" + user.username();
    Element fullname = link(prefix + "fullname", href).with("title", user.name()).text(user.name());
    nodes.add(fullname);
    boolean beside = vintage.has(Vintage.Change.VERIFIED_BESIDE_NAME);
    if (user.verifiedType() == VerifiedType.NONE) {
      nodes.add(new Node.Nothing());
    } else if (beside) {
      nodes.add(verifiedBeside(kind(user)));
    } else {
      fullname.text(" ").add(verifiedInside(kind(user)));
    }
    if (user.isProtected()) {
      fullname.text(" ").add(icon("icon-lock", "Protected account"));
    }
    nodes.add(
        link(prefix + "username", href)
            .with("title", "@" + user.username())
            .text("@" + user.username()));
    return nodes;
  }

  private static Element verifiedBeside(String kind) {
    String title = "Verified " + kind + " account";
    return div(
        "verified-icon " + kind,
        icon("icon-circle verified-icon-circle", title),
        icon("icon-ok verified-icon-check", title));
  }

  private static Element verifiedInside(String kind) {
    return icon("icon-ok verified-icon " + kind, "Verified " + kind + " account");
  }

  private static String kind(WorldUser user) {
    return user.verifiedType().name().toLowerCase(Locale.ROOT);
  }

  static Element icon(String cssClass, String title) {
    return div("icon-container", span(cssClass).with("title", title));
  }

  static Element icon(String cssClass, String title, String text) {
    Element container = icon(cssClass, title);
    return text.isEmpty() ? container : container.text(" " + text);
  }
}
