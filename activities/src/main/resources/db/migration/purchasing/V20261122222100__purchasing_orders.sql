CREATE SCHEMA purchasing;

CREATE TABLE purchasing.supplier (
    id        text COLLATE "C" PRIMARY KEY CHECK (id <> ''),
    name      text NOT NULL,
    lead_days integer NOT NULL CHECK (lead_days BETWEEN 0 AND 730)
);

-- From whom an SKU is bought.
CREATE TABLE purchasing.supplier_item (
    sku         text PRIMARY KEY,
    supplier_id text COLLATE "C" NOT NULL REFERENCES purchasing.supplier,
    code        text,
    unit_cost   numeric(13, 4) CHECK (unit_cost >= 0)
);

CREATE INDEX supplier_item_supplier ON purchasing.supplier_item (supplier_id);

CREATE TABLE purchasing.purchase_order (
    id          text COLLATE "C" PRIMARY KEY,
    document    text NOT NULL,
    fingerprint text NOT NULL,
    supplier_id text COLLATE "C" REFERENCES purchasing.supplier,
    location_id text NOT NULL,
    status      text NOT NULL CHECK (status IN ('DRAFT', 'PLACED', 'PARTLY_RECEIVED', 'RECEIVED', 'CLOSED', 'CANCELLED')),
    expected_at timestamptz,
    -- What somebody has to look at, until it is seen to.
    attention   text CHECK (attention IN ('NO_SUPPLIER', 'LATE')),
    reason      text NOT NULL,
    created_at  timestamptz NOT NULL,
    CHECK (status IN ('DRAFT', 'CANCELLED') OR (supplier_id IS NOT NULL AND expected_at IS NOT NULL))
);

CREATE INDEX purchase_order_location ON purchasing.purchase_order (location_id, id);
CREATE INDEX purchase_order_attention ON purchasing.purchase_order (id) WHERE attention IS NOT NULL;
CREATE INDEX purchase_order_due ON purchasing.purchase_order (expected_at) WHERE status IN ('PLACED', 'PARTLY_RECEIVED');

-- ordered 0: came without having been ordered.
CREATE TABLE purchasing.purchase_order_line (
    purchase_order_id text COLLATE "C" NOT NULL REFERENCES purchasing.purchase_order,
    sku               text NOT NULL,
    ordered           integer NOT NULL DEFAULT 0 CHECK (ordered >= 0),
    received          integer NOT NULL DEFAULT 0 CHECK (received >= 0),
    PRIMARY KEY (purchase_order_id, sku)
);

CREATE TABLE purchasing.receipt (
    purchase_order_id text COLLATE "C" NOT NULL REFERENCES purchasing.purchase_order,
    document          text NOT NULL,
    at                timestamptz NOT NULL,
    actor             text NOT NULL,
    reason            text,
    units             jsonb NOT NULL,
    PRIMARY KEY (purchase_order_id, document)
);

-- What the stock pool has to be told, written with what it follows from and applied after it, in this order.
CREATE TABLE purchasing.stock_move (
    purchase_order_id text COLLATE "C" NOT NULL REFERENCES purchasing.purchase_order,
    sequence          integer NOT NULL,
    kind              text NOT NULL CHECK (kind IN ('ANNOUNCE', 'RECEIVE', 'WITHDRAW')),
    step              text NOT NULL,
    actor_kind        text NOT NULL,
    actor_reference   text NOT NULL,
    reason            text NOT NULL,
    units             jsonb NOT NULL,
    applied           boolean NOT NULL DEFAULT false,
    PRIMARY KEY (purchase_order_id, sequence),
    UNIQUE (purchase_order_id, step)
);

CREATE INDEX stock_move_pending ON purchasing.stock_move (purchase_order_id) WHERE NOT applied;
