/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.chassis.media.MediaKind;
import dev.covey.chassis.media.MediaStore;
import dev.covey.chassis.media.StoredMedia;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The files that the rows of one import name, each looked at once: only plain files in the media
 * folder, and only what X takes by its bytes. Rows read them while others are being kept.
 */
final class MediaFiles {
  private final @Nullable Path folder;
  private final MediaStore store;
  private final Map<String, Checked> checked = new ConcurrentHashMap<>();
  private final Map<String, Path> origins = new ConcurrentHashMap<>();

  /** What a look at a file found. */
  sealed interface Checked {}

  record Fit(StoredMedia media) implements Checked {}

  record Unfit(String why) implements Checked {}

  /**
   * @param folder null where there is none: then only names in the store are known
   */
  MediaFiles(@Nullable Path folder, MediaStore store) {
    this.folder = folder;
    this.store = store;
  }

  Checked check(String name) {
    return checked.computeIfAbsent(name, this::look);
  }

  /** Copies these into the store. */
  void keep(Collection<String> names) throws IOException {
    for (String name : names) {
      Path origin = origins.get(name);
      if (origin != null) {
        store.keep(StoredMedia.parse(name).orElseThrow(), origin);
      }
    }
  }

  private Checked look(String name) {
    Optional<StoredMedia> known = StoredMedia.parse(name);
    if (known.isPresent() && store.has(known.get())) {
      return new Fit(known.get());
    }
    if (folder == null) {
      return new Unfit("is not in the store, and there is no media folder here to take it from");
    }
    try {
      Path relative = Path.of(name);
      for (Path part : relative) {
        if (part.toString().equals("..")) {
          return outside(folder);
        }
      }
      return relative.isAbsolute() ? outside(folder) : look(folder.toRealPath(), relative);
    } catch (InvalidPathException _) {
      return new Unfit("is no name of a file");
    } catch (NoSuchFileException _) {
      return new Unfit("is not there; looked in " + folder);
    } catch (IOException failure) {
      return new Unfit("can't be read: " + failure.getMessage());
    }
  }

  private Checked look(Path root, Path relative) throws IOException {
    Path file = root.resolve(relative).toRealPath();
    if (!file.startsWith(root)) {
      return outside(root);
    }
    if (!Files.isRegularFile(file)) {
      return new Unfit("is not a plain file");
    }
    byte[] start;
    try (InputStream bytes = Files.newInputStream(file)) {
      start = bytes.readNBytes(MediaKind.FIRST_BYTES);
    }
    @Nullable MediaKind kind = MediaKind.of(start).orElse(null);
    if (kind == null) {
      return new Unfit(
          "is none of what X takes: JPEG, PNG, WebP, GIF, MP4 or MOV, by its first bytes");
    }
    long size = Files.size(file);
    MediaKind.Group group = kind.group();
    if (size > group.mostBytes()) {
      return new Unfit(
          "has %,d bytes; a %s has at most %d MB"
              .formatted(size, group.words(), group.megabytes()));
    }
    StoredMedia media = MediaStore.name(file, kind);
    origins.put(media.name(), file);
    return new Fit(media);
  }

  private static Checked outside(Path folder) {
    return new Unfit("leads out of the media folder " + folder + "; copy the file into it");
  }
}
