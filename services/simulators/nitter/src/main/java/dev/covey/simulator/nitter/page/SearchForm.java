/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import static dev.covey.simulator.nitter.page.Element.div;
import static dev.covey.simulator.nitter.page.Element.span;

/**
 * The form above a search's results, filled in as it was asked for.
 *
 * @param action "/search", or "/{user}/search"
 */
public record SearchForm(String action, String kind, String query, String since, String until) {

  Element render() {
    Element form =
        Element.of("form", "search-field")
            .with("method", "get")
            .with("action", action)
            .add(
                input("f", "hidden", kind),
                div("pref-group pref-input pref-inline", input("q", "text", query)),
                Element.of("button").with("type", "submit"),
                div(
                    "search-panel",
                    span("search-title").text("Time range"),
                    div(
                        "date-range",
                        span("date-input", input("since", "date", since)),
                        span("date-input", input("until", "date", until)))));
    return div("timeline-header", form);
  }

  private static Element input(String name, String type, String value) {
    return Element.of("input").with("name", name).with("type", type).with("value", value);
  }
}
