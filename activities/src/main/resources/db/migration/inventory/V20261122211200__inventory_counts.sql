-- Cycle counts: what was counted, what the books had at that time, and why they differed.
CREATE TABLE inventory.stock_count (
    document    text PRIMARY KEY,
    location_id text NOT NULL,
    counted_at  timestamptz NOT NULL,
    posted_at   timestamptz NOT NULL,
    actor       text NOT NULL
);

CREATE TABLE inventory.stock_count_line (
    document   text NOT NULL REFERENCES inventory.stock_count,
    sku        text NOT NULL,
    counted    integer NOT NULL CHECK (counted >= 0),
    books      integer NOT NULL,
    -- A later count had been posted already: this one says nothing new.
    superseded boolean NOT NULL,
    reason     text NOT NULL,
    PRIMARY KEY (document, sku)
);

-- A fact that happened before the last count and is told later is in that count already.
CREATE TABLE inventory.last_count (
    sku         text NOT NULL,
    location_id text NOT NULL,
    counted_at  timestamptz NOT NULL,
    PRIMARY KEY (sku, location_id)
);
