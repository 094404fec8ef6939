package dev.throughline.oms.activities.inventory;

import org.jspecify.annotations.Nullable;

/** One entry of the ledger. Document, step, key and type make it unique. */
record Movement(
        String document,
        String step,
        MovementType type,
        StockKey key,
        Delta delta,
        @Nullable String reason) {}
