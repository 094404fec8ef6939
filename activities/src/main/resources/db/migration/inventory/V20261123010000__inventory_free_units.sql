-- Availability over all locations, read as one row per SKU instead of one per SKU and location: the units that nobody has, where there
-- are any, as 8 bytes per place: its number, its units. Written by a follower of the ledger, never by those who promise. A row says at
-- least what the transactions before the follower's upto did; what the ledger has from there on is read from the balances.
CREATE TABLE inventory.free_units (
    sku    text PRIMARY KEY,
    places bytea NOT NULL CHECK (octet_length(places) % 8 = 0)
) WITH (toast_tuple_target = 8160, fillfactor = 50);
ALTER TABLE inventory.free_units ALTER COLUMN places SET STORAGE EXTERNAL;

CREATE TABLE inventory.free_units_place (
    number      integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    location_id text NOT NULL UNIQUE REFERENCES inventory.location
);

-- One row. walked: the SKU up to which all rows were last written anew; complete: whether that has been done for all of them.
CREATE TABLE inventory.free_units_follower (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    upto     xid8 NOT NULL,
    walked   text NOT NULL DEFAULT '',
    complete boolean NOT NULL DEFAULT false
);
INSERT INTO inventory.free_units_follower (upto) VALUES (pg_snapshot_xmin(pg_current_snapshot()));
