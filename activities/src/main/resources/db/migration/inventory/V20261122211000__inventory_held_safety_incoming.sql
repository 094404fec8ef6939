-- What an order may be promised now: on_hand - committed - held - safety_stock. Held units are in a cart; the safety stock is kept back
-- for what the books do not know. A fact may leave less than the safety stock, never less than what is committed and held.
ALTER TABLE inventory.balance
    ADD COLUMN held         integer NOT NULL DEFAULT 0 CHECK (held >= 0),
    ADD COLUMN safety_stock integer NOT NULL DEFAULT 0 CHECK (safety_stock >= 0),
    ADD COLUMN incoming     integer NOT NULL DEFAULT 0 CHECK (incoming >= 0),
    DROP CONSTRAINT balance_covers_commitments,
    ADD CONSTRAINT balance_covers_commitments CHECK (committed + held <= on_hand);

-- happened_at: when the fact happened, if that was not when it was recorded. actor: who told of it, as a reference.
ALTER TABLE inventory.ledger
    ADD COLUMN held         integer NOT NULL DEFAULT 0,
    ADD COLUMN safety_stock integer NOT NULL DEFAULT 0,
    ADD COLUMN incoming     integer NOT NULL DEFAULT 0,
    ADD COLUMN happened_at  timestamptz,
    ADD COLUMN actor        text,
    DROP CONSTRAINT ledger_check,
    ADD CONSTRAINT ledger_moves_something CHECK (on_hand <> 0 OR committed <> 0 OR damaged <> 0 OR shortage <> 0
        OR held <> 0 OR safety_stock <> 0 OR incoming <> 0),
    DROP CONSTRAINT ledger_movement_check,
    ADD CONSTRAINT ledger_movement_check CHECK (movement IN (
        'RECEIPT', 'COMMIT', 'BACKORDER_FILL', 'RELEASE', 'ISSUE', 'SHORT_PICK', 'TILL_SALE', 'SHORTAGE', 'RETURN',
        'HOLD', 'HOLD_END', 'SAFETY_STOCK', 'EXPECTED', 'COUNT', 'ADJUSTMENT', 'DAMAGE', 'WRITE_OFF',
        'TRANSFER_OUT', 'TRANSFER_IN'));

-- The life of one balance: counts look back to their time, the reconciliation shows the last movements beside a drift.
CREATE INDEX ledger_of_balance ON inventory.ledger (sku, location_id, at);

-- Units on their way to a location, by the document that announced them; a row ends with its last unit. Their sum is balance.incoming.
CREATE TABLE inventory.incoming (
    sku         text NOT NULL,
    location_id text NOT NULL,
    document    text NOT NULL,
    due_at      timestamptz NOT NULL,
    open        integer NOT NULL CHECK (open > 0),
    PRIMARY KEY (sku, location_id, document)
);
