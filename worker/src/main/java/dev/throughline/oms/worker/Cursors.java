package dev.throughline.oms.worker;

import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opaque places in a list: the key of the last entry of a page. */
public final class Cursors {
    private static final String SEPARATOR = "\u001f";

    private Cursors() {}

    public static String after(Object... key) {
        var parts = new String[key.length];
        for (int i = 0; i < key.length; i++) {
            parts[i] = key[i].toString();
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The place of a cursor.
     *
     * @throws ProblemException if it is none that this list has given out
     */
    public static <T> @Nullable T read(@Nullable String cursor, int parts, Function<List<String>, T> place) {
        if (cursor == null) {
            return null;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var key = List.of(text.split(SEPARATOR, -1));
            if (key.size() == parts && text.indexOf('\0') < 0) {
                return place.apply(key);
            }
        } catch (RuntimeException _) {
            // Not one of ours: the answer below says so.
        }
        throw ProblemException.ofField(
                ProblemType.INVALID_REQUEST, "cursor", "must be the next_cursor of the page before, unchanged");
    }
}
