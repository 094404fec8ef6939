package dev.throughline.oms.worker.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Says in the contract's words what a value should have been. */
final class RightType {
    private RightType() {}

    static String of(@Nullable Class<?> type) {
        if (type == null) {
            return "must have the contract's type";
        }
        if (type.isEnum()) {
            return "must be one of " + Arrays.toString(type.getEnumConstants());
        }
        if (type == Instant.class) {
            return "must be an RFC 3339 time in the years 1970 to 9999, such as 2026-11-22T10:00:00Z";
        }
        if (type == LocalDate.class) {
            return "must be a date, such as 2026-11-22";
        }
        if (type == Integer.class || type == Long.class || type == int.class || type == long.class) {
            return "must be a whole number";
        }
        if (type == Double.class || type == double.class) {
            return "must be a number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "must be true or false";
        }
        if (type == String.class) {
            return "must be a string of Unicode characters, without NUL";
        }
        return "must have the contract's type";
    }
}
