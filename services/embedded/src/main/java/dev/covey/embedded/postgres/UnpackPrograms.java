/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.embedded.postgres;

import dev.covey.embedded.EmbeddedServerException;
import dev.covey.embedded.FileTrouble;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks Postgres' programs from the jar of this platform, once per machine and version. Many
 * processes may do so at once: each unpacks for itself and one of them wins the name.
 */
final class UnpackPrograms {
  private static final Logger LOG = LoggerFactory.getLogger(UnpackPrograms.class);

  private final Path cache;

  UnpackPrograms(Path cache) {
    this.cache = cache;
  }

  /** Into the user's own cache: a shared folder could be filled by somebody else. */
  static UnpackPrograms ofUser() {
    String named = System.getenv("XDG_CACHE_HOME");
    Path caches =
        named == null || named.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(named);
    return new UnpackPrograms(caches.resolve("covey"));
  }

  /** The folder with {@code bin}, {@code lib} and {@code share}. */
  Path folder() {
    String archive = "postgres-" + platform() + ".txz";
    URL resource = UnpackPrograms.class.getClassLoader().getResource(archive);
    if (resource == null) {
      throw new EmbeddedServerException(
          "there is no embedded Postgres for "
              + platform()
              + " in this build; set COVEY_DATABASE_URL to a Postgres server instead");
    }
    try {
      URLConnection connection = resource.openConnection();
      Path folder = cache.resolve("postgres-" + platform() + "-" + fingerprint(connection));
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(cache);
        try (InputStream packed = connection.getInputStream()) {
          unpack(packed, folder);
        }
      }
      return folder;
    } catch (IOException failure) {
      throw new EmbeddedServerException(
          "could not unpack Postgres into " + cache + ": " + FileTrouble.explain(failure), failure);
    }
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch");
    return (system.startsWith("mac") ? "darwin" : system)
        + (machine.equals("aarch64") ? "-arm_64" : "-x86_64");
  }

  private static String fingerprint(URLConnection connection) throws IOException {
    long value =
        connection instanceof JarURLConnection jar
            ? jar.getJarEntry().getCrc()
            : connection.getContentLengthLong();
    return HexFormat.of().toHexDigits(value, 8);
  }

  private void unpack(InputStream packed, Path folder) throws IOException {
    LOG.info("Unpacking Postgres into {}, once for this machine", folder);
    Path fresh = Files.createTempDirectory(cache, "unpacking");
    try {
      try (TarArchiveInputStream tar =
          new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
        for (TarArchiveEntry entry = tar.getNextEntry();
            entry != null;
            entry = tar.getNextEntry()) {
          write(entry, tar, fresh);
        }
      }
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException failure) {
      if (!Files.isDirectory(folder)) {
        throw failure;
      }
      LOG.debug("Another process has unpacked {} meanwhile", folder, failure);
    } finally {
      DeleteFolder.delete(fresh);
    }
  }

  private static void write(TarArchiveEntry entry, TarArchiveInputStream tar, Path fresh)
      throws IOException {
    Path target = fresh.resolve(entry.getName()).normalize();
    if (!target.startsWith(fresh) || entry.getName().endsWith(".a")) {
      return;
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, target);
      if (target.startsWith(fresh.resolve("bin"))) {
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }
}
