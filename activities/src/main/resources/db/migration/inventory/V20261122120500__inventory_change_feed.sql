-- What followers of the stock read: entries in the order of their transactions. A sequence would not do, since a transaction that took
-- a lower number may commit later.
ALTER TABLE inventory.ledger ADD COLUMN transaction xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX ledger_feed ON inventory.ledger (transaction) INCLUDE (sku);
