/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.accounts;

/** What a person's browser shows when it comes back from X: one plain sentence. */
record ConsentPage(int status, String words) {

  String html() {
    return """
    <!doctype html>
    <html lang="en"><meta charset="utf-8"><title>Covey</title>
    <p style="font: 1.1em sans-serif; margin: 3em">%s</p></html>
    """
        .formatted(words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
  }
}
