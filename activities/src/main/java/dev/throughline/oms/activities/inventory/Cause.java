package dev.throughline.oms.activities.inventory;

/** The step that moved other orders' units too. */
record Cause(String document, String step) {
    /** The step under which the other orders' ledgers carry the movement. */
    String asStep() {
        return "by " + document + "/" + step;
    }
}
