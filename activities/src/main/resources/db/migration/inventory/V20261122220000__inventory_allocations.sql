-- Units guaranteed to a channel at a location until release_at. balance.allocated is the sum of what is left of them, so that whoever
-- locks the balance sees what is kept for others: on_hand - committed - held - safety_stock - allocated is what any channel may have.
-- A guarantee is never more than what is there: facts and a raised safety stock end it, before holds and commitments.
-- The defaults are constants: no table is rewritten. Instances of the version before write balances without these columns; they know no
-- allocations, so there are none until the first is asked for over HTTP.
ALTER TABLE inventory.balance
    ADD COLUMN allocated integer NOT NULL DEFAULT 0 CHECK (allocated >= 0),
    ADD CONSTRAINT balance_covers_allocations
        CHECK (allocated = 0 OR committed + held + safety_stock + allocated <= on_hand);

ALTER TABLE inventory.ledger
    ADD COLUMN allocated integer NOT NULL DEFAULT 0,
    DROP CONSTRAINT ledger_moves_something,
    ADD CONSTRAINT ledger_moves_something CHECK (on_hand <> 0 OR committed <> 0 OR damaged <> 0 OR shortage <> 0
        OR held <> 0 OR safety_stock <> 0 OR incoming <> 0 OR allocated <> 0) NOT VALID,
    DROP CONSTRAINT ledger_movement_check,
    ADD CONSTRAINT ledger_movement_check CHECK (movement IN (
        'RECEIPT', 'COMMIT', 'BACKORDER_FILL', 'RELEASE', 'ISSUE', 'SHORT_PICK', 'TILL_SALE', 'SHORTAGE', 'RETURN',
        'HOLD', 'HOLD_END', 'SAFETY_STOCK', 'EXPECTED', 'COUNT', 'ADJUSTMENT', 'DAMAGE', 'WRITE_OFF',
        'TRANSFER_OUT', 'TRANSFER_IN', 'ALLOCATE', 'ALLOCATION_END')) NOT VALID;

-- The latest allocation of each; changed under the lock of its balance. The ledger keeps those before. What is neither remaining nor taken
-- by facts nor freed by a release went to the channel's own carts and orders.
CREATE TABLE inventory.allocation (
    sku          text NOT NULL,
    location_id  text NOT NULL,
    channel_id   text NOT NULL,
    document     text NOT NULL,
    asked        integer NOT NULL CHECK (asked >= 0),
    granted      integer NOT NULL CHECK (granted >= 0),
    remaining    integer NOT NULL CHECK (remaining >= 0),
    taken        integer NOT NULL DEFAULT 0 CHECK (taken >= 0),
    freed        integer NOT NULL DEFAULT 0 CHECK (freed >= 0),
    status       text NOT NULL CHECK (status IN ('LIVE', 'RELEASED', 'EXPIRED')),
    allocated_at timestamptz NOT NULL,
    release_at   timestamptz NOT NULL,
    PRIMARY KEY (sku, location_id, channel_id),
    FOREIGN KEY (sku, location_id) REFERENCES inventory.balance,
    CONSTRAINT allocation_ends_empty CHECK (status = 'LIVE' OR remaining = 0),
    CONSTRAINT allocation_adds_up CHECK (remaining + taken + freed <= granted)
) WITH (fillfactor = 70);

CREATE INDEX allocation_due ON inventory.allocation (release_at) WHERE status = 'LIVE';

-- What of a cart's units came from its channel's allocation: it goes back there when the cart gives them back.
ALTER TABLE inventory.held
    ADD COLUMN channel_id text NOT NULL DEFAULT '',
    ADD COLUMN drawn integer NOT NULL DEFAULT 0 CHECK (drawn BETWEEN 0 AND units);
