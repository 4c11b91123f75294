/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Reads pages for tests. */
final class ReadPages {
  private static final PageReader READER = new PageReader();

  private ReadPages() {}

  static NitterPage text(String html) {
    return READER.read(html.getBytes(StandardCharsets.UTF_8));
  }

  static NitterPage text(String html, int status) {
    return READER.read(html.getBytes(StandardCharsets.UTF_8), null, status);
  }

  static NitterPage resource(String name) {
    return READER.read(bytes(name));
  }

  static byte[] bytes(String name) {
    try (InputStream stream = Objects.requireNonNull(ReadPages.class.getResourceAsStream(name))) {
      return stream.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
