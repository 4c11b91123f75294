/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements; what is in them is cleaned and escaped. One thread at a time. */
final class XmlDocument {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final XMLStreamWriter xml;

  /** What an element holds. */
  @FunctionalInterface
  interface Content {
    void write(XmlDocument document) throws XMLStreamException;
  }

  XmlDocument() throws XMLStreamException {
    xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, UTF_8);
    xml.writeStartDocument(UTF_8, "1.0");
  }

  /** Names and values of attributes by turns. */
  void element(String name, Content content, String... attributes) throws XMLStreamException {
    xml.writeStartElement(name);
    write(attributes);
    content.write(this);
    xml.writeEndElement();
  }

  void text(String name, String text, String... attributes) throws XMLStreamException {
    element(name, document -> document.xml.writeCharacters(XmlText.of(text)), attributes);
  }

  void empty(String name, String... attributes) throws XMLStreamException {
    xml.writeEmptyElement(name);
    write(attributes);
  }

  private void write(String[] attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], XmlText.of(attributes[i + 1]));
    }
  }

  byte[] end() throws XMLStreamException {
    xml.writeEndDocument();
    xml.close();
    return bytes.toByteArray();
  }
}
