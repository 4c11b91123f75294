/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.util.Locale;
import java.util.Optional;

/** A kind of file that X takes as a medium. */
public enum MediaFormat {
  JPEG("image/jpeg", Sort.IMAGE),
  PNG("image/png", Sort.IMAGE),
  WEBP("image/webp", Sort.IMAGE),
  GIF("image/gif", Sort.GIF),
  MP4("video/mp4", Sort.VIDEO),
  MOV("video/quicktime", Sort.VIDEO),
  WEBM("video/webm", Sort.VIDEO);

  /**
   * What X distinguishes them by: how they come up, how large they may be, what they are called.
   */
  enum Sort {
    IMAGE("image", 5L << 20),
    GIF("gif", 15L << 20),
    VIDEO("video", UploadMedia.MAX_SEGMENTS * UploadMedia.SEGMENT);

    private final String category;
    private final long maxBytes;

    Sort(String category, long maxBytes) {
      this.category = category;
      this.maxBytes = maxBytes;
    }

    long maxBytes() {
      return maxBytes;
    }
  }

  private final String mimeType;
  private final Sort sort;

  MediaFormat(String mimeType, Sort sort) {
    this.mimeType = mimeType;
    this.sort = sort;
  }

  public String mimeType() {
    return mimeType;
  }

  Sort sort() {
    return sort;
  }

  /** X's name for such a medium in such a place. */
  String category(NewMedia.Use use) {
    return use.prefix() + sort.category;
  }

  /** By the ending of a file's name; empty if X takes no such file. */
  public static Optional<MediaFormat> ofFileName(String name) {
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(
        switch (ending) {
          case "jpg", "jpeg" -> JPEG;
          case "png" -> PNG;
          case "webp" -> WEBP;
          case "gif" -> GIF;
          case "mp4", "m4v" -> MP4;
          case "mov" -> MOV;
          case "webm" -> WEBM;
          default -> null;
        });
  }
}
