-- Transfer orders between locations. Their units leave the source when they are shipped and are announced at the destination until they
-- are received or given up as short.
CREATE TABLE inventory.transfer (
    id            text PRIMARY KEY,
    document      text NOT NULL,
    from_location text NOT NULL REFERENCES inventory.location,
    to_location   text NOT NULL REFERENCES inventory.location,
    status        text NOT NULL CHECK (status IN ('REQUESTED', 'PICKED', 'IN_TRANSIT', 'RECEIVED', 'SHORT', 'CANCELLED')),
    ship_by       timestamptz NOT NULL,
    due_at        timestamptz NOT NULL CHECK (due_at >= ship_by),
    -- What somebody has to look at, until the transfer moves on.
    attention     text CHECK (attention IN ('LATE_TO_SHIP', 'LATE_TO_ARRIVE')),
    created_at    timestamptz NOT NULL,
    CHECK (from_location <> to_location)
);

CREATE INDEX transfer_from ON inventory.transfer (from_location, created_at DESC, id);
CREATE INDEX transfer_to ON inventory.transfer (to_location, created_at DESC, id);

CREATE TABLE inventory.transfer_line (
    transfer_id text NOT NULL REFERENCES inventory.transfer,
    sku         text NOT NULL,
    requested   integer NOT NULL DEFAULT 0 CHECK (requested >= 0),
    shipped     integer NOT NULL DEFAULT 0 CHECK (shipped >= 0),
    received    integer NOT NULL DEFAULT 0 CHECK (received >= 0),
    short       integer NOT NULL DEFAULT 0 CHECK (short >= 0),
    PRIMARY KEY (transfer_id, sku)
);

-- The transfer's timeline; the step's key makes a repeat write nothing.
CREATE TABLE inventory.transfer_event (
    transfer_id text NOT NULL REFERENCES inventory.transfer,
    sequence    integer NOT NULL,
    step        text NOT NULL,
    type        text NOT NULL,
    at          timestamptz NOT NULL,
    actor       text NOT NULL,
    reason      text,
    units       jsonb NOT NULL,
    PRIMARY KEY (transfer_id, sequence),
    UNIQUE (transfer_id, step)
);
