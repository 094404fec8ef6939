package dev.throughline.oms.bench.reads;

import java.util.Arrays;
import java.util.Locale;

/** Milliseconds, by the nearest rank. */
record Times(double p50, double p99) {
    interface Request {
        void send() throws Exception;
    }

    static Times of(int count, Request request) throws Exception {
        var nanos = new long[count];
        for (int i = 0; i < count; i++) {
            long begun = System.nanoTime();
            request.send();
            nanos[i] = System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        return new Times(nanos[(count + 1) / 2 - 1] / 1e6, nanos[(int) Math.ceil(count * 0.99) - 1] / 1e6);
    }

    /** Beside a read by primary key. */
    void print(String what, Times byKey) {
        System.err.println(what + " " + this);
        ReadTrial.ANSWERS.printf(
                Locale.ROOT, "%-44s %9.2f %9.2f %13.1f %13.1f%n", what, p50, p99, p50 / byKey.p50(), p99 / byKey.p99());
    }
}
