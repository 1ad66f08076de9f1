package org.hedgerow.bulletin.web;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML element by element; whatever is said in it stays text. */
final class XmlText {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    XmlText() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins the outermost element, in a namespace that all below it are in too. */
    XmlText root(String name, String namespace) {
        return doing(() -> {
            xml.writeStartElement(name);
            xml.writeDefaultNamespace(namespace);
        });
    }

    XmlText prefix(String prefix, String namespace) {
        return doing(() -> xml.writeNamespace(prefix, namespace));
    }

    XmlText begin(String name) {
        return doing(() -> xml.writeStartElement(name));
    }

    XmlText end() {
        return doing(xml::writeEndElement);
    }

    XmlText attribute(String name, String value) {
        return doing(() -> xml.writeAttribute(name, value));
    }

    /** An element with text alone. */
    XmlText element(String name, String value) {
        return doing(() -> {
            xml.writeStartElement(name);
            xml.writeCharacters(value);
            xml.writeEndElement();
        });
    }

    XmlText said(String value) {
        return doing(() -> xml.writeCharacters(value));
    }

    /** The whole document. */
    String ended() {
        doing(() -> {
            xml.writeEndDocument();
            xml.flush();
        });
        return text.toString();
    }

    private interface Step {
        void write() throws XMLStreamException;
    }

    private XmlText doing(Step step) {
        try {
            step.write();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }
}
