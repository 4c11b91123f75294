/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words what went wrong with a file: the exceptions of Java often carry its name alone. */
public final class FileTrouble {
  private FileTrouble() {}

  public static String explain(IOException failure) {
    return switch (failure) {
      case AccessDeniedException denied -> "no permission to write " + denied.getFile();
      case FileAlreadyExistsException exists -> exists.getFile() + " is in the way";
      case NoSuchFileException absent -> absent.getFile() + " does not exist";
      case FileSystemException other when other.getReason() != null ->
          other.getFile() + ": " + other.getReason();
      default -> String.valueOf(failure.getMessage());
    };
  }
}
