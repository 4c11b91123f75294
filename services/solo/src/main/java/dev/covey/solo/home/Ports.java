/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.home;

import dev.covey.embedded.FreePort;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/** Which port belongs to which server of a folder: chosen once, the same ever after. */
final class Ports {
  private final Path file;

  Ports(Path home) {
    this.file = home.resolve("ports.properties");
  }

  int of(String server) throws IOException, HomeException {
    Properties ports = read();
    String known = ports.getProperty(server);
    if (known != null) {
      return parse(server, known);
    }
    int port = FreePort.find();
    while (ports.containsValue(Integer.toString(port))) {
      port = FreePort.find();
    }
    ports.setProperty(server, Integer.toString(port));
    write(ports);
    return port;
  }

  private Properties read() throws IOException {
    Properties ports = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        ports.load(reader);
      }
    }
    return ports;
  }

  private int parse(String server, String text) throws HomeException {
    try {
      int port = Integer.parseInt(text.strip());
      if (port > 0 && port <= 0xffff) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // said below, as for a number that is no port
    }
    throw new HomeException(
        "%s says that the port of %s is '%s', which is none; put in a free one from 1024 to 65535, or delete the line"
            .formatted(file, server, text));
  }

  private void write(Properties ports) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try (Writer writer = Files.newBufferedWriter(draft)) {
      ports.store(writer, "ports of this folder's servers on 127.0.0.1");
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
