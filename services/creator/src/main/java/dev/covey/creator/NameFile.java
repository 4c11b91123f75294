/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.creator;

import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.lifecycle.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of profiles in a file: one a line, with or without @, or as an address at x.com; what
 * follows # is left out.
 */
final class NameFile {
  private static final int MOST_BYTES = 10_000_000;
  private static final int MOST_SHOWN = 20;
  private static final Pattern ADDRESS =
      Pattern.compile("https?://(?:www\\.|mobile\\.)?(?:x|twitter)\\.com/([^/?#]+)/?(?:[?#].*)?");

  private NameFile() {}

  /** Of the standard input where the file is "-". Throws UsageException with every bad line. */
  static List<String> read(Path file, InputStream standardInput) {
    String text = text(file, standardInput);
    List<String> names = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    int line = 0;
    for (String each : text.lines().toList()) {
      line++;
      String name = bare(each);
      if (name.isEmpty()) {
        continue;
      }
      if (ProfileName.isOne(name)) {
        names.add(name);
      } else {
        problems.add("line " + line + ": '" + Shown.line(name) + "' is " + ProfileName.RULE);
      }
    }
    if (!problems.isEmpty()) {
      throw new UsageException(told(file, problems));
    }
    if (names.isEmpty()) {
      throw new UsageException(file + " names no profile: write one name a line");
    }
    return names;
  }

  private static String bare(String line) {
    String name = line.replace("\uFEFF", "").replaceFirst("(?:^|\\s)#.*", "").strip();
    Matcher address = ADDRESS.matcher(name);
    return address.matches() ? address.group(1) : name;
  }

  private static String told(Path file, List<String> problems) {
    String shown = String.join("\n  ", problems.subList(0, Math.min(MOST_SHOWN, problems.size())));
    int more = problems.size() - MOST_SHOWN;
    return file
        + " is not taken, nothing is added:\n  "
        + shown
        + (more > 0 ? "\n  and " + more + " more" : "");
  }

  private static String text(Path file, InputStream standardInput) {
    try (InputStream input =
        file.toString().equals("-") ? standardInput : Files.newInputStream(file)) {
      byte[] bytes = input.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new UsageException(file + " is longer than 10 MB; that is no list of names");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException _) {
      throw new UsageException("there is no file " + file);
    } catch (CharacterCodingException _) {
      throw new UsageException(file + " is no UTF-8 text");
    } catch (IOException failure) {
      throw new UsageException(file + " can't be read: " + failure.getMessage());
    }
  }
}
