package dev.throughline.oms.worker.feeds;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends a file whose record has no end: nothing larger than a record is ever kept. */
final class RecordGuard extends FilterReader {
    private static final int MAX_CHARACTERS = 200_000;

    private int read;

    RecordGuard(Reader in) {
        super(in);
    }

    /** A record has ended. */
    void next() {
        read = 0;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int some = super.read(into, offset, length);
        count(Math.max(0, some));
        return some;
    }

    private void count(int some) throws IOException {
        read += some;
        if (read > MAX_CHARACTERS) {
            throw new IOException("a line has at most " + MAX_CHARACTERS + " characters");
        }
    }
}
