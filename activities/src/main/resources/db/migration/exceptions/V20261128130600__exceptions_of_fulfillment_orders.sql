-- An entry may be about one fulfillment order, or about one refund: an order has one open entry of a kind for each. An instance of the
-- version before that opens an entry while both run finds no such index; the step is tried again until a new instance takes it.
ALTER TABLE exceptions.entry
    ADD COLUMN fulfillment_order text COLLATE "C",
    ADD COLUMN refund            text,
    ADD COLUMN amount_minor      bigint CHECK (amount_minor >= 0),
    ADD COLUMN currency          text,
    -- The level that was told in the order's timeline.
    ADD COLUMN escalation        integer NOT NULL DEFAULT 0 CHECK (escalation BETWEEN 0 AND 2),
    ADD COLUMN version           bigint NOT NULL DEFAULT 1,
    ADD CHECK ((amount_minor IS NULL) = (refund IS NULL) AND (currency IS NULL) = (refund IS NULL));

DROP INDEX exceptions.entry_open;
CREATE UNIQUE INDEX entry_open_about ON exceptions.entry
    (order_id, kind, coalesce(fulfillment_order, ''), coalesce(refund, '')) WHERE closed_at IS NULL;
CREATE INDEX entry_fulfillment_order ON exceptions.entry (fulfillment_order) WHERE fulfillment_order IS NOT NULL;
