/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.media;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What X takes as media, with what it may weigh. A file is what its first bytes say it is. */
public enum MediaKind {
  JPEG("jpg", "image/jpeg", Group.PHOTO),
  PNG("png", "image/png", Group.PHOTO),
  WEBP("webp", "image/webp", Group.PHOTO),
  GIF("gif", "image/gif", Group.GIF),
  MP4("mp4", "video/mp4", Group.VIDEO),
  MOV("mov", "video/quicktime", Group.VIDEO);

  /** Enough to tell any of them. */
  public static final int FIRST_BYTES = 16;

  /** What one post may hold of. */
  public enum Group {
    PHOTO("photo", 5, 4),
    GIF("GIF", 15, 1),
    VIDEO("video", 512, 1);

    private static final long MEGABYTE = 1024 * 1024;
    private final String words;
    private final int megabytes;
    private final int most;

    Group(String words, int megabytes, int most) {
      this.words = words;
      this.megabytes = megabytes;
      this.most = most;
    }

    public String words() {
      return words;
    }

    public int megabytes() {
      return megabytes;
    }

    public long mostBytes() {
      return megabytes * MEGABYTE;
    }

    /** How many of them one post holds, and then of no other group. */
    public int most() {
      return most;
    }
  }

  private final String extension;
  private final String type;
  private final Group group;

  MediaKind(String extension, String type, Group group) {
    this.extension = extension;
    this.type = type;
    this.group = group;
  }

  public String extension() {
    return extension;
  }

  /** Its media type, as HTTP names it. */
  public String type() {
    return type;
  }

  public Group group() {
    return group;
  }

  public static Optional<MediaKind> of(byte[] start) {
    String bytes = new String(start, StandardCharsets.ISO_8859_1);
    if (bytes.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (bytes.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a")) {
      return Optional.of(GIF);
    }
    if (bytes.startsWith("RIFF") && bytes.startsWith("WEBP", 8)) {
      return Optional.of(WEBP);
    }
    if (bytes.startsWith("ftyp", 4)) {
      return Optional.of(bytes.startsWith("qt  ", 8) ? MOV : MP4);
    }
    return Optional.empty();
  }

  /** By the end of a name that the store gave. */
  public static Optional<MediaKind> named(String name) {
    for (MediaKind kind : values()) {
      if (name.endsWith("." + kind.extension)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
