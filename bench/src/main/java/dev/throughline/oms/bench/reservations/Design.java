package dev.throughline.oms.bench.reservations;

/** How stock is promised. */
enum Design {
    /** What one would write first: lock each balance, compare, update, insert. */
    SELECT_FOR_UPDATE,
    /** The one conditional statement, as shipped. */
    DEFAULT,
    /** The group-committing front. */
    FRONT,
    /** No promise at all: pgbench's simple-update, the machine's usual ceiling. */
    PGBENCH
}
