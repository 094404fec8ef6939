package dev.throughline.oms.activities.messaging;

/** A message in words. */
record Letter(String subject, String text, String html) {
    /** Nothing of what it says. */
    @Override
    public String toString() {
        return "Letter[…]";
    }
}
