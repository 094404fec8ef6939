CREATE SCHEMA shipping;

-- How a fulfillment order is packed: the lock of its parcels. A generation is one report; a new one replaces what is not confirmed.
CREATE TABLE shipping.packing (
    fulfillment_order_id text COLLATE "C" PRIMARY KEY,
    generation           integer NOT NULL CHECK (generation >= 0),
    confirmed            boolean NOT NULL,
    actor_kind           text,
    actor                text,
    CHECK ((actor_kind IS NULL) = (actor IS NULL))
);

CREATE TABLE shipping.parcel (
    id                   text COLLATE "C" PRIMARY KEY,
    fulfillment_order_id text COLLATE "C" NOT NULL REFERENCES shipping.packing,
    order_id             text COLLATE "C" NOT NULL,
    location_id          text NOT NULL,
    generation           integer NOT NULL CHECK (generation >= 1),
    number               integer NOT NULL CHECK (number >= 1),
    weight_grams         integer NOT NULL CHECK (weight_grams >= 1),
    length_mm            integer CHECK (length_mm >= 1),
    width_mm             integer CHECK (width_mm >= 1),
    height_mm            integer CHECK (height_mm >= 1),
    status               text NOT NULL CHECK (status IN ('PROPOSED', 'PACKED', 'LABELLED', 'HANDED_OVER', 'IN_TRANSIT',
                                                         'OUT_FOR_DELIVERY', 'ATTEMPTED', 'DELIVERED', 'RETURNED', 'DAMAGED',
                                                         'LOST', 'VOID')),
    status_at            timestamptz NOT NULL,
    carrier              text,
    service              text,
    tracking_number      text,
    cost_minor           bigint CHECK (cost_minor >= 0),
    currency             text,
    labelled_at          timestamptz,
    manifest_id          text COLLATE "C",
    -- When the carrier was heard last, or asked last.
    heard_at             timestamptz,
    UNIQUE (fulfillment_order_id, generation, number),
    CHECK ((length_mm IS NULL) = (width_mm IS NULL) AND (width_mm IS NULL) = (height_mm IS NULL)),
    CHECK ((tracking_number IS NULL) = (carrier IS NULL) AND (tracking_number IS NULL) = (service IS NULL)
           AND (tracking_number IS NULL) = (cost_minor IS NULL) AND (tracking_number IS NULL) = (currency IS NULL)
           AND (tracking_number IS NULL) = (labelled_at IS NULL)),
    CHECK ((tracking_number IS NULL) = (status IN ('PROPOSED', 'PACKED', 'VOID'))),
    CHECK (manifest_id IS NULL OR tracking_number IS NOT NULL)
);

CREATE INDEX parcel_order ON shipping.parcel (order_id);
CREATE INDEX parcel_tracking ON shipping.parcel (tracking_number) WHERE tracking_number IS NOT NULL;
CREATE INDEX parcel_labelled ON shipping.parcel (location_id, labelled_at) WHERE status = 'LABELLED' AND manifest_id IS NULL;
CREATE INDEX parcel_manifest ON shipping.parcel (manifest_id) WHERE manifest_id IS NOT NULL;
CREATE INDEX parcel_silent ON shipping.parcel (heard_at)
    WHERE status IN ('HANDED_OVER', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'ATTEMPTED');

CREATE TABLE shipping.parcel_line (
    parcel_id text COLLATE "C" NOT NULL REFERENCES shipping.parcel,
    line      integer NOT NULL CHECK (line >= 1),
    sku       text NOT NULL,
    quantity  integer NOT NULL CHECK (quantity >= 1),
    PRIMARY KEY (parcel_id, line)
);

-- A label that is asked for, by a key of its own. What became of a pending one is looked up at the carrier by that key.
CREATE TABLE shipping.purchase (
    parcel_id    text COLLATE "C" NOT NULL REFERENCES shipping.parcel,
    number       integer NOT NULL CHECK (number >= 1),
    state        text NOT NULL CHECK (state IN ('PENDING', 'DONE', 'REFUSED', 'VOIDING', 'VOIDED')),
    service      text,
    refusal      text,
    leased_until timestamptz,
    started_at   timestamptz NOT NULL,
    settled_at   timestamptz,
    PRIMARY KEY (parcel_id, number),
    CHECK ((state = 'REFUSED') = (refusal IS NOT NULL)),
    CHECK ((state = 'PENDING') = (settled_at IS NULL))
);

-- A parcel has one label.
CREATE UNIQUE INDEX purchase_live ON shipping.purchase (parcel_id) WHERE state IN ('PENDING', 'DONE', 'VOIDING');
CREATE INDEX purchase_pending ON shipping.purchase (started_at) WHERE state = 'PENDING';

-- What carriers sent, each once.
CREATE TABLE shipping.webhook (
    carrier     text NOT NULL,
    event_id    text COLLATE "C" NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (carrier, event_id)
);

-- What carriers scanned. Without a parcel: the label's own answer is still on its way.
CREATE TABLE shipping.scan (
    tracking_number text COLLATE "C" NOT NULL,
    status          text NOT NULL CHECK (status IN ('IN_TRANSIT', 'OUT_FOR_DELIVERY', 'ATTEMPTED', 'DELIVERED', 'RETURNED',
                                                    'DAMAGED', 'LOST')),
    occurred_at     timestamptz NOT NULL,
    received_at     timestamptz NOT NULL,
    parcel_id       text COLLATE "C" REFERENCES shipping.parcel,
    PRIMARY KEY (tracking_number, status, occurred_at)
);

CREATE INDEX scan_parcel ON shipping.scan (parcel_id, occurred_at) WHERE parcel_id IS NOT NULL;
CREATE INDEX scan_waiting ON shipping.scan (tracking_number) WHERE parcel_id IS NULL;

-- What an order's process has to be told of its parcels, in this order.
CREATE TABLE shipping.notice (
    number               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    fulfillment_order_id text COLLATE "C" NOT NULL REFERENCES shipping.packing,
    parcel_id            text COLLATE "C" REFERENCES shipping.parcel,
    outcome              text NOT NULL CHECK (outcome IN ('IN_TRANSIT', 'DELIVERED', 'LOST', 'DAMAGED')),
    told_at              timestamptz,
    UNIQUE NULLS NOT DISTINCT (fulfillment_order_id, parcel_id, outcome)
);

CREATE INDEX notice_untold ON shipping.notice (number) WHERE told_at IS NULL;

CREATE TABLE shipping.manifest (
    id           text COLLATE "C" PRIMARY KEY,
    location_id  text NOT NULL,
    document     text NOT NULL,
    carrier      text NOT NULL,
    cut_off      timestamptz NOT NULL,
    closed_at    timestamptz NOT NULL,
    actor_kind   text NOT NULL,
    actor        text NOT NULL,
    parcel_count integer NOT NULL CHECK (parcel_count >= 1),
    announced_at timestamptz,
    UNIQUE (location_id, document)
);

CREATE INDEX manifest_list ON shipping.manifest (location_id, closed_at DESC, id DESC);
CREATE INDEX manifest_unannounced ON shipping.manifest (closed_at) WHERE announced_at IS NULL;

ALTER TABLE shipping.parcel ADD FOREIGN KEY (manifest_id) REFERENCES shipping.manifest;
