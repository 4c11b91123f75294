/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

/** A piece of a page. Immutable. */
sealed interface Node permits Element, Node.Text, Node.Verbatim, Node.Nothing {

  void write(StringBuilder out, int depth);

  /** Whether line breaks beside this piece would change what a reader sees. */
  boolean isText();

  /** Text whose special characters, slashes and quotes too, become entities. */
  record Text(String text) implements Node {
    @Override
    public void write(StringBuilder out, int depth) {
      Escape.text(text, out);
    }

    @Override
    public boolean isText() {
      return true;
    }
  }

  /** Ready HTML, written as it is. */
  record Verbatim(String html) implements Node {
    @Override
    public void write(StringBuilder out, int depth) {
      out.append(html);
    }

    @Override
    public boolean isText() {
      return true;
    }
  }

  /** An absent piece; counts as text, so that its neighbours stay on one line as Nitter's do. */
  record Nothing() implements Node {
    @Override
    public void write(StringBuilder out, int depth) {
      // There is nothing to write.
    }

    @Override
    public boolean isText() {
      return true;
    }
  }
}
