CREATE SCHEMA fulfillment;

CREATE TABLE fulfillment.fulfillment_order (
    id                text COLLATE "C" PRIMARY KEY,
    order_id          text COLLATE "C" NOT NULL,
    location_id       text NOT NULL,
    method            text NOT NULL CHECK (method IN ('SHIP', 'PICKUP')),
    status            text NOT NULL CHECK (status IN ('REQUESTED', 'STARTED', 'PICKED', 'RELEASED', 'SHIPPED', 'DELIVERED',
                                                      'COLLECTED', 'CANCELLED', 'LOST', 'NO_SHOW')),
    due_by            timestamptz NOT NULL,
    promised_by       timestamptz,
    staged_at         text,
    carrier           text,
    tracking_number   text,
    attention         text,
    attention_since   timestamptz,
    -- The pickup code is derived from it and the id; a new number makes a new code. The code itself is nowhere.
    pickup_generation integer NOT NULL DEFAULT 1,
    version           bigint NOT NULL DEFAULT 1,
    CHECK ((carrier IS NULL) = (tracking_number IS NULL)),
    CHECK ((attention IS NULL) = (attention_since IS NULL)),
    CHECK (status NOT IN ('SHIPPED', 'DELIVERED', 'LOST') OR method = 'SHIP'),
    CHECK (status NOT IN ('COLLECTED', 'NO_SHOW') OR method = 'PICKUP')
);

CREATE INDEX fulfillment_order_order ON fulfillment.fulfillment_order (order_id);
CREATE INDEX fulfillment_order_status ON fulfillment.fulfillment_order (location_id, status, due_by, id);
CREATE INDEX fulfillment_order_queue ON fulfillment.fulfillment_order (location_id, due_by, id)
    WHERE status IN ('REQUESTED', 'STARTED', 'PICKED', 'RELEASED');
CREATE INDEX fulfillment_order_attention ON fulfillment.fulfillment_order (attention_since) WHERE attention IS NOT NULL;

CREATE TABLE fulfillment.line (
    fulfillment_order_id text COLLATE "C" NOT NULL REFERENCES fulfillment.fulfillment_order,
    line                 integer NOT NULL CHECK (line >= 1),
    sku                  text NOT NULL,
    quantity             integer NOT NULL CHECK (quantity >= 0),
    picked               integer NOT NULL DEFAULT 0,
    PRIMARY KEY (fulfillment_order_id, line),
    CHECK (picked BETWEEN 0 AND quantity)
);

-- A step of the order process takes effect once.
CREATE TABLE fulfillment.step (
    fulfillment_order_id text COLLATE "C" NOT NULL REFERENCES fulfillment.fulfillment_order,
    step                 text NOT NULL,
    done_at              timestamptz NOT NULL,
    PRIMARY KEY (fulfillment_order_id, step)
);

-- Wrong pickup codes, per pickup for good and per location by the hour.
CREATE TABLE fulfillment.pickup_attempt (
    fulfillment_order_id text COLLATE "C" PRIMARY KEY REFERENCES fulfillment.fulfillment_order,
    wrong                integer NOT NULL CHECK (wrong >= 0)
);

CREATE TABLE fulfillment.location_attempt (
    location_id text NOT NULL,
    hour        timestamptz NOT NULL,
    wrong       integer NOT NULL CHECK (wrong >= 0),
    PRIMARY KEY (location_id, hour)
);
