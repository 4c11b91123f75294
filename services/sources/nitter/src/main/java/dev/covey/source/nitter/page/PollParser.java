/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import dev.covey.model.source.Poll;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads {@code .poll}. */
final class PollParser {
  private static final int WHOLE = 100;

  private PollParser() {}

  static Poll parse(Element poll) {
    List<Poll.Choice> choices = new ArrayList<>(4);
    String info = "";
    for (int i = 0; i < poll.childNodeSize(); i++) {
      Element child = Markup.elementAt(poll, i);
      if (child != null) {
        switch (Markup.firstClass(child)) {
          case "poll-meter" -> choices.add(choice(child));
          case "poll-info" -> info = Markup.line(child);
          default -> {}
        }
      }
    }
    return new Poll(choices, votes(info), info.endsWith("Final results"));
  }

  private static Poll.Choice choice(Element meter) {
    Element value = Markup.find(meter, "poll-choice-value");
    Element option = Markup.find(meter, "poll-choice-option");
    return new Poll.Choice(option == null ? "" : Markup.line(option), percent(value));
  }

  private static int percent(@Nullable Element value) {
    Long number = value == null ? null : Digits.parse(value.text().replace("%", ""));
    return number == null ? 0 : (int) Math.min(number, WHOLE);
  }

  private static @Nullable Long votes(String info) {
    int end = info.indexOf(' ');
    return end < 0 ? null : Digits.parse(info.substring(0, end));
  }
}
