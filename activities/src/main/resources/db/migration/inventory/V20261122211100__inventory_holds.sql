-- A cart's hold. Ended ones stay for their answer; the ledger keeps what they held. The row's lock makes its steps take turns; it comes
-- before the balances' locks.
CREATE TABLE inventory.hold (
    id         text PRIMARY KEY,
    holder     text NOT NULL,
    version    integer NOT NULL DEFAULT 1,
    status     text NOT NULL CHECK (status IN ('LIVE', 'EXPIRED', 'RELEASED', 'CONVERTED')),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
    order_id   text,
    CHECK ((status = 'CONVERTED') = (order_id IS NOT NULL))
);

CREATE INDEX hold_due ON inventory.hold (expires_at) WHERE status = 'LIVE';
CREATE INDEX hold_of_holder ON inventory.hold (holder) WHERE status = 'LIVE';

-- One row per customer (or client) who ever held something: their holds are counted under its lock.
CREATE TABLE inventory.holder (
    id text PRIMARY KEY
);

-- Live units only; changed under the lock of their balance, for facts end them too. Their sum is balance.held.
CREATE TABLE inventory.held (
    sku         text NOT NULL,
    location_id text NOT NULL,
    hold_id     text NOT NULL REFERENCES inventory.hold,
    units       integer NOT NULL CHECK (units > 0),
    held_at     timestamptz NOT NULL,
    PRIMARY KEY (sku, location_id, hold_id)
);

CREATE INDEX held_by_hold ON inventory.held (hold_id);
