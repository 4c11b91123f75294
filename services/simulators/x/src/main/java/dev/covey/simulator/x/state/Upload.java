/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.state;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A file on its way up, or up. Safe for many threads. */
public final class Upload {

  private final long id;
  private final long owner;
  private final String mediaType;
  private final String category;
  private final long announcedBytes;
  private final Instant expiresAt;
  private final TreeMap<Integer, byte[]> segments = new TreeMap<>();
  private @Nullable Instant finalizedAt;
  private String altText = "";

  Upload(long id, Start start, Instant expiresAt) {
    this.id = id;
    this.owner = start.owner();
    this.mediaType = start.mediaType();
    this.category = start.category();
    this.announcedBytes = start.totalBytes();
    this.expiresAt = expiresAt;
  }

  /** What an upload begins with. */
  public record Start(long owner, String mediaType, String category, long totalBytes) {}

  /** Puts a segment in its place; a segment sent twice replaces itself. */
  public synchronized void append(int index, byte[] bytes) {
    segments.put(index, bytes.clone());
  }

  /** Ends the upload; false if the bytes are not the number that was announced. */
  public synchronized boolean finish(Instant now) {
    if (size() != announcedBytes) {
      return false;
    }
    if (finalizedAt == null) {
      finalizedAt = now;
    }
    return true;
  }

  public synchronized long size() {
    return segments.values().stream().mapToLong(bytes -> bytes.length).sum();
  }

  public synchronized @Nullable Instant finalizedAt() {
    return finalizedAt;
  }

  public synchronized void altText(String text) {
    altText = text;
  }

  /** The file as a post shows it. */
  public synchronized Media asMedia() {
    String type = isVideo() ? "video" : category.endsWith("_gif") ? "animated_gif" : "photo";
    String url = "https://pbs.twimg.com/media/" + Long.toString(id, 36) + ".jpg";
    return new Media(key(), type, url, altText, 1200, 675, digest());
  }

  private String digest() {
    var all = new ByteArrayOutputStream();
    segments.values().forEach(all::writeBytes);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  public long id() {
    return id;
  }

  public String key() {
    return (isVideo() ? "13_" : category.endsWith("_gif") ? "16_" : "3_") + id;
  }

  public long owner() {
    return owner;
  }

  public String mediaType() {
    return mediaType;
  }

  public String category() {
    return category;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  /** Whether it is worked on for a while after its end. */
  public boolean isProcessed() {
    return isVideo() || category.endsWith("_gif");
  }

  public boolean isVideo() {
    return category.endsWith("_video");
  }
}
