package dev.throughline.oms.bench.play;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads CSV as RFC 4180 has it: quoted fields may hold commas, doubled quotes and line breaks. */
public final class CsvRecords {
    private final PushbackReader reader;
    private int line = 1;

    public CsvRecords(Reader reader) {
        this.reader = new PushbackReader(reader);
    }

    /**
     * A record of the file.
     *
     * @param line where the record starts, counted from 1
     */
    public record CsvRecord(int line, List<String> fields) {}

    /** The next record, or null at the end. Empty lines are passed over. */
    @Nullable
    public CsvRecord next() throws IOException {
        int first = reader.read();
        while (first == '\n' || first == '\r') {
            line += first == '\n' ? 1 : 0;
            first = reader.read();
        }
        if (first == -1) {
            return null;
        }
        reader.unread(first);
        int start = line;
        List<String> fields = new ArrayList<>();
        boolean more = true;
        while (more) {
            more = field(fields);
        }
        return new CsvRecord(start, fields);
    }

    /** Reads one field; answers whether another follows. */
    private boolean field(List<String> fields) throws IOException {
        StringBuilder text = new StringBuilder();
        int c = reader.read();
        if (c == '"') {
            quoted(text);
            c = reader.read();
        }
        while (c != ',' && c != '\n' && c != -1) {
            if (c != '\r') {
                text.append((char) c);
            }
            c = reader.read();
        }
        if (c == '\n') {
            line++;
        }
        fields.add(text.toString());
        return c == ',';
    }

    private void quoted(StringBuilder text) throws IOException {
        int c = reader.read();
        while (c != -1) {
            if (c == '"') {
                int after = reader.read();
                if (after != '"') {
                    if (after != -1) {
                        reader.unread(after);
                    }
                    return;
                }
            }
            line += c == '\n' ? 1 : 0;
            text.append((char) c);
            c = reader.read();
        }
    }
}
