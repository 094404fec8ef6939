package dev.throughline.oms.bench.play;

import java.util.List;

/** The mail that customers have received. */
public interface Inbox {
    /** Subject and plain text of each message to this address, oldest first. */
    List<String> messagesTo(String address);
}
