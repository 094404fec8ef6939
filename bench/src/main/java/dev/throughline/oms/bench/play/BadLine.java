package dev.throughline.oms.bench.play;

/** A line of the file that cannot be played, and why. */
record BadLine(int source, String order, String reason) {
    @Override
    public String toString() {
        return "line " + source + ", order " + order + ": " + reason;
    }
}
