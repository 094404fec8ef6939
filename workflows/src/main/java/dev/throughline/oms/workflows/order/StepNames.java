package dev.throughline.oms.workflows.order;

/** Names steps uniquely within an order; the names are keys of idempotency, so they are carried over runs. */
final class StepNames {
    private int last;

    StepNames(int last) {
        this.last = last;
    }

    String next(String what) {
        last++;
        return what + "/" + last;
    }

    int last() {
        return last;
    }
}
