-- The order book: accepted orders of every channel. What was said at checkout stays in ordering.intake.
CREATE TABLE ordering.sales_order (
    order_id            text COLLATE "C" PRIMARY KEY REFERENCES ordering.intake,
    number              text NOT NULL UNIQUE,
    kind                text NOT NULL CHECK (kind IN ('CHECKOUT', 'TILL_SALE')),
    channel             text NOT NULL,
    client_reference    text,
    customer_id         text,
    status              text NOT NULL,
    order_hold          boolean NOT NULL DEFAULT false,
    placed_at           timestamptz NOT NULL,
    accepted_at         timestamptz NOT NULL,
    promised_by         timestamptz,
    -- When units last reached the customer; the return window counts from it.
    with_customer_since timestamptz,
    currency            text NOT NULL CHECK (length(currency) = 3),
    goods_minor         bigint NOT NULL CHECK (goods_minor >= 0),
    charges_minor       bigint NOT NULL CHECK (charges_minor >= 0),
    version             bigint NOT NULL DEFAULT 1,
    CHECK (status IN ('OPEN', 'BACKORDERED', 'PARTLY_FULFILLED', 'RELEASED', 'COMPLETED', 'CANCELLED', 'RETURNED'))
);

CREATE INDEX sales_order_newest ON ordering.sales_order (placed_at DESC, order_id DESC);
CREATE INDEX sales_order_status ON ordering.sales_order (status, placed_at DESC, order_id DESC);
CREATE INDEX sales_order_channel ON ordering.sales_order (channel, placed_at DESC, order_id DESC);
CREATE INDEX sales_order_customer ON ordering.sales_order (customer_id, placed_at DESC, order_id DESC)
    WHERE customer_id IS NOT NULL;
CREATE INDEX sales_order_hold ON ordering.sales_order (placed_at DESC, order_id DESC) WHERE order_hold;

CREATE TABLE ordering.order_location (
    order_id    text COLLATE "C" NOT NULL REFERENCES ordering.sales_order,
    location_id text NOT NULL,
    PRIMARY KEY (order_id, location_id)
);

CREATE INDEX order_location_location ON ordering.order_location (location_id, order_id);

-- A column per unit state: that a unit is in exactly one is a plain check of the row.
CREATE TABLE ordering.order_line (
    order_id              text COLLATE "C" NOT NULL REFERENCES ordering.sales_order,
    line                  integer NOT NULL CHECK (line >= 1),
    sku                   text NOT NULL,
    quantity              integer NOT NULL CHECK (quantity >= 1),
    goods_minor           bigint NOT NULL CHECK (goods_minor >= 0),
    charges_minor         bigint NOT NULL CHECK (charges_minor >= 0),
    open                  integer NOT NULL CHECK (open >= 0),
    backordered           integer NOT NULL CHECK (backordered >= 0),
    released              integer NOT NULL CHECK (released >= 0),
    delivered             integer NOT NULL CHECK (delivered >= 0),
    collected             integer NOT NULL CHECK (collected >= 0),
    cancelled             integer NOT NULL CHECK (cancelled >= 0),
    returned              integer NOT NULL CHECK (returned >= 0),
    refunded_units        integer NOT NULL DEFAULT 0,
    refunded_charge_units integer NOT NULL DEFAULT 0,
    PRIMARY KEY (order_id, line),
    CHECK (open + backordered + released + delivered + collected + cancelled + returned = quantity),
    -- What was not captured cannot be refunded.
    CHECK (refunded_units BETWEEN returned AND quantity - open - backordered),
    CHECK (refunded_charge_units BETWEEN 0 AND refunded_units)
) WITH (fillfactor = 80);

-- For readers: a row per state that has units.
CREATE VIEW ordering.line_units AS
SELECT l.order_id, l.line, l.sku, u.state, u.quantity
FROM ordering.order_line l,
     LATERAL (VALUES ('OPEN', l.open), ('BACKORDERED', l.backordered), ('RELEASED', l.released),
                     ('DELIVERED', l.delivered), ('COLLECTED', l.collected), ('CANCELLED', l.cancelled),
                     ('RETURNED', l.returned)) AS u (state, quantity)
WHERE u.quantity > 0;

-- A step takes effect once; a repeat reads the first answer.
CREATE TABLE ordering.step (
    order_id text COLLATE "C" NOT NULL REFERENCES ordering.sales_order,
    kind     text NOT NULL,
    step     text NOT NULL,
    answer   jsonb,
    done_at  timestamptz NOT NULL,
    PRIMARY KEY (order_id, kind, step)
);

CREATE TABLE ordering.order_return (
    rma          text COLLATE "C" PRIMARY KEY,
    order_id     text COLLATE "C" NOT NULL REFERENCES ordering.sales_order,
    location_id  text NOT NULL,
    status       text NOT NULL CHECK (status IN ('RECEIVED', 'REFUNDED', 'REFUND_FAILED')),
    refund_minor bigint NOT NULL CHECK (refund_minor >= 0),
    currency     text NOT NULL,
    reason       text NOT NULL,
    received_at  timestamptz NOT NULL
);

CREATE INDEX order_return_order ON ordering.order_return (order_id, received_at);

CREATE TABLE ordering.return_line (
    rma         text COLLATE "C" NOT NULL REFERENCES ordering.order_return,
    line        integer NOT NULL,
    disposition text NOT NULL CHECK (disposition IN ('RESTOCKED', 'NOT_RESTOCKED')),
    sku         text NOT NULL,
    quantity    integer NOT NULL CHECK (quantity >= 1),
    PRIMARY KEY (rma, line, disposition)
);
