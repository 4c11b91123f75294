/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Tells files that are surely no CSV by their first bytes, so that the error is about the file. */
final class LooksLikeCsv {
  private LooksLikeCsv() {}

  /** The first line, without a mark of its encoding. */
  static String header(String path, byte[] start) throws IOException {
    if (start.length == 0) {
      throw new IOException(path + " is empty");
    }
    String bytes = new String(start, StandardCharsets.ISO_8859_1);
    if (bytes.startsWith("\u00ff\u00fe") || bytes.startsWith("\u00fe\u00ff")) {
      throw new IOException(path + " is UTF-16 text; save it as UTF-8");
    }
    if (bytes.startsWith("PK\u0003\u0004")) {
      throw new IOException(path + " is a workbook or a zip file; save the sheet as CSV (UTF-8)");
    }
    // only the header: what is wrong further down is told with its line and column
    String header = bytes.split("\\R", 2)[0];
    String text = new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    if (header.indexOf(0) >= 0 || text.indexOf('\uFFFD') >= 0) {
      throw new IOException(path + " is not a text file; save it as CSV (UTF-8)");
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
