/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A part of an open file as a body, read as it is sent. */
final class FileSlice extends RequestBody {
  private static final MediaType BYTES = MediaType.get("application/octet-stream");
  private static final int BUFFER = 64 * 1024;

  private final FileChannel file;
  private final long from;
  private final long length;

  FileSlice(FileChannel file, long from, long length) {
    this.file = file;
    this.from = from;
    this.length = length;
  }

  @Override
  public MediaType contentType() {
    return BYTES;
  }

  @Override
  public long contentLength() {
    return length;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    long at = from;
    long end = from + length;
    while (at < end) {
      buffer.clear().limit((int) Math.min(BUFFER, end - at));
      int read = file.read(buffer, at);
      if (read < 0) {
        throw new EOFException("the file was cut short while it was sent");
      }
      sink.write(buffer.array(), 0, read);
      at += read;
    }
  }
}
