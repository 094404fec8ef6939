package dev.throughline.oms.bench.play;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a pickup code in the customer's mail, as the customer would. */
final class PickupCodes {
    private static final Pattern CODE =
            Pattern.compile("(?i)pickup code[^A-Z0-9]{1,20}([A-Z0-9]{4}[- ]?[A-Z0-9]{4})(?![A-Za-z0-9])");

    private static final Pattern OTHER =
            Pattern.compile("code with which [^:]{1,100} collects:\\s{1,5}([A-Z0-9]{8})(?![A-Za-z0-9])");

    private final Inbox inbox;

    PickupCodes(Inbox inbox) {
        this.inbox = inbox;
    }

    /**
     * The codes in the messages about this order, the newest first; none while no message has come.
     *
     * @param number the order's number, which the message names
     */
    List<String> find(String address, String number) {
        return find(address, number, CODE);
    }

    /** The codes of the other person whom the customer named. */
    List<String> findOther(String address, String number) {
        return find(address, number, OTHER);
    }

    private List<String> find(String address, String number, Pattern pattern) {
        return inbox.messagesTo(address).reversed().stream()
                .filter(message -> message.contains(number))
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(code -> code.group(1))
                .distinct()
                .toList();
    }
}
