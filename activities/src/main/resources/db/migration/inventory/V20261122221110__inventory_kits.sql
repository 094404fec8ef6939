-- What one unit of an order line's kit is made of, as it was when the line was first promised or sold. The kit has no balance of its own:
-- commitments, ledger and returns are the components'.
CREATE TABLE inventory.kit_line (
    order_id text NOT NULL,
    line     integer NOT NULL CHECK (line > 0),
    kit      text NOT NULL,
    sku      text NOT NULL,
    units    integer NOT NULL CHECK (units > 0),
    PRIMARY KEY (order_id, line, sku),
    CHECK (kit <> sku)
);

-- Kits of which a fact took a part: the rest is given back, by the sweep. A row ends with that.
CREATE TABLE inventory.broken_kit (
    order_id    text NOT NULL,
    line        integer NOT NULL,
    location_id text NOT NULL,
    PRIMARY KEY (order_id, line, location_id)
);

-- Waiting units of kits are filled by what all components allow.
ALTER TABLE inventory.backorder ADD COLUMN kit boolean NOT NULL DEFAULT false;
CREATE INDEX backorder_kits ON inventory.backorder (sku, sequence) WHERE kit;
