/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.cli;

import dev.covey.chassis.lifecycle.UsageException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes the file that a command was told to write to, and never replaces one. */
public final class NewFile {
  private NewFile() {}

  /** Throws UsageException with what is in the way. */
  public static Writer create(Path file) {
    try {
      return Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException there) {
      throw new UsageException(file + " is there already, and is not replaced");
    } catch (NoSuchFileException noFolder) {
      throw new UsageException(
          file + " can't be written: there is no folder " + file.toAbsolutePath().getParent());
    } catch (AccessDeniedException mayNot) {
      throw new UsageException(file + " can't be written: permission denied");
    } catch (IOException failure) {
      throw new UsageException(file + " can't be written: " + failure.getMessage());
    }
  }
}
