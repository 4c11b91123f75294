/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.schema;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Lists the changes that this build knows. Liquibase could say the same but takes a second to wake
 * up, on each start of each service, mostly to find that there is nothing to do.
 */
final class ReadChangelog {
  static final String ROOT = "dev/covey/model/changelog/changelog.xml";

  private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
  private final Set<ChangeSetKey> found = new LinkedHashSet<>();

  static Set<ChangeSetKey> known() {
    ReadChangelog reading = new ReadChangelog();
    reading.read(ROOT);
    return reading.found;
  }

  private void read(String file) {
    try (InputStream stream = ReadChangelog.class.getClassLoader().getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException(file + " is not in the class path");
      }
      XMLStreamReader reader = xml.createXMLStreamReader(stream);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          take(reader, file);
        }
      }
    } catch (IOException | XMLStreamException failure) {
      throw new IllegalStateException("could not read " + file, failure);
    }
  }

  private void take(XMLStreamReader element, String file) {
    switch (element.getLocalName()) {
      case "changeSet" ->
          found.add(
              new ChangeSetKey(
                  file,
                  element.getAttributeValue(null, "author"),
                  element.getAttributeValue(null, "id")));
      case "include" -> {
        String folder = file.substring(0, file.lastIndexOf('/') + 1);
        read(folder + element.getAttributeValue(null, "file"));
      }
      default -> {}
    }
  }
}
