CREATE SCHEMA demand;

-- Up to where the events of placed orders were counted; its row lock makes those who count take turns.
CREATE TABLE demand.position (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    position  bigint NOT NULL DEFAULT 0
);
INSERT INTO demand.position DEFAULT VALUES;

-- An order is counted once, even if the events are read again from the beginning.
CREATE TABLE demand.counted_order (order_id text PRIMARY KEY);

-- Units asked for, by the day on the clock of the location. '-' is where no location had it.
CREATE TABLE demand.daily (
    sku         text NOT NULL,
    location_id text NOT NULL,
    day         date NOT NULL,
    units       integer NOT NULL CHECK (units > 0),
    PRIMARY KEY (sku, location_id, day)
);

-- Fast movers get the higher service level: the class with the highest limit that the weekly forecast reaches.
CREATE TABLE demand.service_class (
    name               text PRIMARY KEY,
    least_weekly_units double precision NOT NULL UNIQUE CHECK (least_weekly_units >= 0),
    service_level      double precision NOT NULL CHECK (service_level >= 0.5 AND service_level < 1)
);
INSERT INTO demand.service_class VALUES ('SLOW', 0, 0.90), ('MEDIUM', 5, 0.95), ('FAST', 25, 0.98);

-- The last day an SKU was planned for: once a day.
CREATE TABLE demand.planned_sku (
    sku text PRIMARY KEY,
    day date NOT NULL
);

-- The latest forecast, in units over horizon_weeks from for_day on. loss: of the backtest, in parts of the mean weekly change.
CREATE TABLE demand.forecast (
    sku            text NOT NULL,
    location_id    text NOT NULL,
    for_day        date NOT NULL,
    history_weeks  integer NOT NULL CHECK (history_weeks > 0),
    horizon_weeks  integer NOT NULL CHECK (horizon_weeks > 0),
    models         text[] NOT NULL CHECK (cardinality(models) > 0),
    loss           double precision NOT NULL CHECK (loss >= 0),
    mean           double precision NOT NULL CHECK (mean >= 0),
    median         double precision NOT NULL CHECK (median >= 0),
    q90            double precision NOT NULL CHECK (q90 >= median),
    q95            double precision NOT NULL CHECK (q95 >= q90),
    service_class  text NOT NULL REFERENCES demand.service_class,
    reorder_point  integer NOT NULL CHECK (reorder_point >= 0),
    lot            integer NOT NULL CHECK (lot > 0),
    safety_stock   integer NOT NULL CHECK (safety_stock >= 0),
    PRIMARY KEY (sku, location_id)
);

CREATE TABLE demand.suggestion (
    id            text COLLATE "C" PRIMARY KEY,
    sku           text NOT NULL,
    location_id   text NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('TRANSFER', 'PURCHASE')),
    from_location text,
    units         integer NOT NULL CHECK (units > 0),
    reason        text NOT NULL,
    value_minor   bigint CHECK (value_minor >= 0),
    currency      text CHECK (length(currency) = 3),
    made_for      date NOT NULL,
    status        text NOT NULL CHECK (status IN ('OPEN', 'APPROVED', 'REJECTED', 'SUPERSEDED')),
    decided_by    text,
    decided_at    timestamptz,
    note          text,
    UNIQUE (sku, location_id, kind, made_for),
    CHECK ((kind = 'TRANSFER') = (from_location IS NOT NULL)),
    CHECK ((value_minor IS NULL) = (currency IS NULL)),
    CHECK ((status IN ('APPROVED', 'REJECTED')) = (decided_by IS NOT NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL))
);
CREATE UNIQUE INDEX suggestion_open ON demand.suggestion (sku, location_id, kind) WHERE status = 'OPEN';
CREATE INDEX suggestion_status ON demand.suggestion (status, id);
