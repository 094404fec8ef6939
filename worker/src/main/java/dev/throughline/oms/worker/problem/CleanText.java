package dev.throughline.oms.worker.problem;

/** Text that PostgreSQL and UTF-8 can hold. */
final class CleanText {
    private CleanText() {}

    /** Whether it has neither NUL nor a lone surrogate. */
    static boolean isClean(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
