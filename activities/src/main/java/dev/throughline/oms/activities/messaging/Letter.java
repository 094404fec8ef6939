package dev.throughline.oms.activities.messaging;

import java.util.List;
import org.springframework.core.io.ByteArrayResource;

/**
 * A message in words.
 *
 * @param pictures what the HTML shows by {@code cid:}
 */
record Letter(String subject, String text, String html, List<Picture> pictures) {
    Letter {
        pictures = List.copyOf(pictures);
    }

    /** A PNG. */
    record Picture(String id, ByteArrayResource png) {}

    /** Nothing of what it says. */
    @Override
    public String toString() {
        return "Letter[…]";
    }
}
