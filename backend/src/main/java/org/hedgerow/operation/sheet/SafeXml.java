package org.hedgerow.operation.sheet;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.hedgerow.geo.GeoPoint;

/** Writes XML 1.0 in UTF-8. Text is text: what XML has no character for, or what turns the reading direction, is written as U+FFFD. */
final class SafeXml {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter out;

    /** What is inside an element. */
    interface Inside {
        void write() throws XMLStreamException;
    }

    SafeXml() {
        try {
            out = FACTORY.createXMLStreamWriter(bytes, "UTF-8");
            out.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML cannot be written", e);
        }
    }

    /**
     * An element.
     *
     * @param attributes names and values in turn
     */
    void element(String name, Inside inside, String... attributes) throws XMLStreamException {
        out.writeStartElement(name);
        attributes(attributes);
        inside.write();
        out.writeEndElement();
    }

    void empty(String name, String... attributes) throws XMLStreamException {
        out.writeEmptyElement(name);
        attributes(attributes);
    }

    void text(String name, String text, String... attributes) throws XMLStreamException {
        element(name, () -> out.writeCharacters(BriefingWords.line(text)), attributes);
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], BriefingWords.line(attributes[i + 1]));
        }
    }

    byte[] done() throws XMLStreamException {
        out.writeEndDocument();
        out.close();
        return bytes.toByteArray();
    }

    static String longitude(GeoPoint point) {
        return degrees(point.longitude());
    }

    static String latitude(GeoPoint point) {
        return degrees(point.latitude());
    }

    /** To eight places, a millimetre. */
    private static String degrees(double degrees) {
        return String.format(Locale.ROOT, "%.8f", degrees);
    }
}
