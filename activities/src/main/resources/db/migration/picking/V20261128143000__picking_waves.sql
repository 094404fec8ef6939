CREATE SCHEMA picking;

-- A place on the floor. Walking order is zone, sequence, code.
CREATE TABLE picking.bin (
    location_id text NOT NULL,
    code        text COLLATE "C" NOT NULL CHECK (code <> ''),
    zone        text COLLATE "C" NOT NULL CHECK (zone <> ''),
    sequence    integer NOT NULL CHECK (sequence >= 0),
    PRIMARY KEY (location_id, code)
);

-- Where a SKU lies: in one main bin, and in further ones.
CREATE TABLE picking.place (
    sku         text NOT NULL,
    location_id text NOT NULL,
    bin         text COLLATE "C" NOT NULL,
    main        boolean NOT NULL,
    PRIMARY KEY (sku, location_id, bin),
    FOREIGN KEY (location_id, bin) REFERENCES picking.bin ON DELETE CASCADE
);

CREATE UNIQUE INDEX place_main ON picking.place (sku, location_id) WHERE main;
CREATE INDEX place_bin ON picking.place (location_id, bin);

CREATE TABLE picking.wave (
    id          text COLLATE "C" PRIMARY KEY,
    location_id text NOT NULL,
    document    text NOT NULL,
    criteria    jsonb NOT NULL,
    status      text NOT NULL CHECK (status IN ('OPEN', 'DONE', 'CANCELLED')),
    created_at  timestamptz NOT NULL,
    created_by  text NOT NULL,
    picker      text,
    started_at  timestamptz,
    finished_at timestamptz,
    UNIQUE (location_id, document),
    CHECK ((picker IS NULL) = (started_at IS NULL)),
    CHECK ((status = 'OPEN') = (finished_at IS NULL))
);

CREATE INDEX wave_list ON picking.wave (location_id, created_at DESC, id DESC);
CREATE INDEX wave_open ON picking.wave (created_at) WHERE status = 'OPEN';

-- A fulfillment order in a wave, with a tote of its own; in one wave at a time.
CREATE TABLE picking.tote (
    wave_id              text COLLATE "C" NOT NULL REFERENCES picking.wave,
    tote                 integer NOT NULL CHECK (tote >= 1),
    fulfillment_order_id text COLLATE "C" NOT NULL,
    left_at              timestamptz,
    PRIMARY KEY (wave_id, tote)
);

CREATE UNIQUE INDEX tote_fulfillment_order ON picking.tote (fulfillment_order_id) WHERE left_at IS NULL;

-- What to take from the shelf for a line: the SKU, or of a kit each component, so many for one unit of the line. How many are wanted is
-- the fulfillment order's to say.
CREATE TABLE picking.task (
    wave_id text COLLATE "C" NOT NULL,
    tote    integer NOT NULL,
    line    integer NOT NULL CHECK (line >= 1),
    sku     text NOT NULL,
    each    integer NOT NULL CHECK (each >= 1),
    kit     boolean NOT NULL,
    picked  integer NOT NULL DEFAULT 0 CHECK (picked >= 0),
    PRIMARY KEY (wave_id, tote, line, sku),
    FOREIGN KEY (wave_id, tote) REFERENCES picking.tote
);

-- A scan takes effect once, however often it is told.
CREATE TABLE picking.scan (
    wave_id text COLLATE "C" NOT NULL REFERENCES picking.wave,
    scan_id text NOT NULL,
    asked   text NOT NULL,
    sku     text NOT NULL,
    units   integer NOT NULL CHECK (units >= 1),
    actor   text NOT NULL,
    at      timestamptz NOT NULL,
    answer  jsonb NOT NULL,
    PRIMARY KEY (wave_id, scan_id)
);

-- Units that a picker did not find: what is to be declined is written down first, then told to each order's process.
CREATE TABLE picking.short_pick (
    wave_id       text COLLATE "C" NOT NULL REFERENCES picking.wave,
    short_pick_id text NOT NULL,
    asked         text NOT NULL,
    actor         text NOT NULL,
    at            timestamptz NOT NULL,
    PRIMARY KEY (wave_id, short_pick_id)
);

CREATE TABLE picking.short_part (
    wave_id       text COLLATE "C" NOT NULL,
    short_pick_id text NOT NULL,
    tote          integer NOT NULL,
    line          integer NOT NULL,
    sku           text NOT NULL,
    units         integer NOT NULL CHECK (units >= 1),
    outcome       text,
    PRIMARY KEY (wave_id, short_pick_id, tote, line),
    FOREIGN KEY (wave_id, short_pick_id) REFERENCES picking.short_pick,
    FOREIGN KEY (wave_id, tote, line, sku) REFERENCES picking.task
);

-- When a location's waves are released by themselves.
CREATE TABLE picking.plan (
    location_id           text PRIMARY KEY,
    every_minutes         integer CHECK (every_minutes BETWEEN 1 AND 1440),
    minutes_before_pickup integer CHECK (minutes_before_pickup BETWEEN 0 AND 1440),
    method                text CHECK (method IN ('SHIP', 'PICKUP', 'SHIP_TO_STORE')),
    max_orders            integer NOT NULL CHECK (max_orders >= 1),
    max_units             integer NOT NULL CHECK (max_units >= 1)
);

-- A time at which waves were released; other instances leave it alone.
CREATE TABLE picking.plan_run (
    location_id text NOT NULL,
    slot        text NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (location_id, slot)
);
