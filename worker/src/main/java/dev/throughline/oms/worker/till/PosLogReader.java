package dev.throughline.oms.worker.till;

import java.io.InputStream;
import java.util.ArrayDeque;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads a POSLog one transaction at a time. No document type, no entities of the file's own, nothing from outside. */
final class PosLogReader implements AutoCloseable {
    private static final int MAX_NODES = 100_000;
    private static final int MAX_DEPTH = 40;
    private static final int MAX_TEXT = 10_000;

    private final XMLStreamReader xml;

    PosLogReader(InputStream in) throws PosLogException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        try {
            xml = factory.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** The next transaction; null at the end. */
    @Nullable
    XmlNode next() throws PosLogException {
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                refuseDocumentType(event);
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Transaction")) {
                    return transaction();
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private XmlNode transaction() throws XMLStreamException, PosLogException {
        var open = new ArrayDeque<XmlNode>();
        var transaction = node();
        open.push(transaction);
        int nodes = 1;
        while (!open.isEmpty()) {
            int event = xml.next();
            refuseDocumentType(event);
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    var child = node();
                    open.element().child(child);
                    open.push(child);
                    if (++nodes > MAX_NODES || open.size() > MAX_DEPTH) {
                        throw at("a transaction has at most " + MAX_NODES + " elements, " + MAX_DEPTH + " deep");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(open.element());
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
        return transaction;
    }

    private XmlNode node() {
        var node = new XmlNode(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            node.attribute(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return node;
    }

    private void append(XmlNode node) throws PosLogException {
        node.append(xml.getText());
        if (node.length() > MAX_TEXT) {
            throw at("an element has at most " + MAX_TEXT + " characters");
        }
    }

    private void refuseDocumentType(int event) throws PosLogException {
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw at("no DOCTYPE and no entities of its own");
        }
    }

    private PosLogException at(String whatWouldBeRight) {
        return new PosLogException("Line " + xml.getLocation().getLineNumber() + ": " + whatWouldBeRight);
    }

    private static PosLogException broken(XMLStreamException e) {
        var where = e.getLocation() == null ? "" : "Line " + e.getLocation().getLineNumber() + ": ";
        return new PosLogException(where + "must be well-formed XML, a POSLog");
    }

    @Override
    public void close() throws PosLogException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }
}
