package dev.throughline.oms.worker.till;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element of a file with its attributes, text and children, by local names. */
final class XmlNode {
    private final String name;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<XmlNode> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlNode(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void attribute(String attribute, String value) {
        attributes.put(attribute, value);
    }

    void child(XmlNode child) {
        children.add(child);
    }

    void append(String more) {
        text.append(more);
    }

    int length() {
        return text.length();
    }

    List<XmlNode> all(String child) {
        return children.stream().filter(node -> node.name.equals(child)).toList();
    }

    Optional<XmlNode> first(String... path) {
        var here = Optional.of(this);
        for (var step : path) {
            here = here.flatMap(node -> node.all(step).stream().findFirst());
        }
        return here;
    }

    /** The first element of this name at any depth. */
    Optional<XmlNode> anywhere(String element) {
        for (var child : children) {
            var found = child.name.equals(element) ? Optional.of(child) : child.anywhere(element);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The element's own text, without blanks around it; empty if there is none. */
    Optional<String> text(String... path) {
        return first(path).map(node -> node.text.toString().strip()).filter(found -> !found.isEmpty());
    }

    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    boolean flag(String attribute) {
        var value = attribute(attribute);
        return value.equalsIgnoreCase("true") || value.equals("1");
    }
}
