CREATE SCHEMA inventory;

CREATE TABLE inventory.location (
    id        text PRIMARY KEY CHECK (id <> ''),
    name      text NOT NULL,
    kind      text NOT NULL CHECK (kind IN ('WAREHOUSE', 'STORE')),
    latitude  double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    longitude double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
    zone      text NOT NULL,
    ships     boolean NOT NULL,
    pickup    boolean NOT NULL
);

-- Always the sum of the ledger. Units that a fact took and the books did not have are owed as shortage; what comes in next settles
-- them first, so the true figure is on_hand - shortage, and a promise is never made on a unit that is gone.
CREATE TABLE inventory.balance (
    sku         text NOT NULL,
    location_id text NOT NULL REFERENCES inventory.location,
    on_hand     integer NOT NULL DEFAULT 0 CHECK (on_hand >= 0),
    committed   integer NOT NULL DEFAULT 0 CHECK (committed >= 0),
    damaged     integer NOT NULL DEFAULT 0 CHECK (damaged >= 0),
    shortage    integer NOT NULL DEFAULT 0 CHECK (shortage >= 0),
    PRIMARY KEY (sku, location_id),
    CONSTRAINT balance_covers_commitments CHECK (committed <= on_hand),
    CONSTRAINT balance_short_only_when_empty CHECK (shortage = 0 OR on_hand = 0)
) WITH (fillfactor = 70);

-- What a document (order, receipt, RMA) did to the pool so far. Its row lock makes the steps of one document take turns. Once an
-- order's stock was given back for good (released), a commitment that arrives late is refused.
CREATE TABLE inventory.document (
    id       text PRIMARY KEY,
    steps    text[] NOT NULL,
    released boolean NOT NULL DEFAULT false
);

CREATE TABLE inventory.ledger (
    document    text NOT NULL,
    step        text NOT NULL,
    sku         text NOT NULL,
    location_id text NOT NULL,
    movement    text NOT NULL CHECK (movement IN (
        'RECEIPT', 'COMMIT', 'BACKORDER_FILL', 'RELEASE', 'ISSUE', 'SHORT_PICK', 'TILL_SALE', 'SHORTAGE', 'RETURN')),
    on_hand     integer NOT NULL,
    committed   integer NOT NULL,
    damaged     integer NOT NULL,
    shortage    integer NOT NULL,
    reason      text,
    at          timestamptz NOT NULL,
    PRIMARY KEY (document, step, sku, location_id, movement),
    CHECK (on_hand <> 0 OR committed <> 0 OR damaged <> 0 OR shortage <> 0)
);

CREATE FUNCTION inventory.refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the stock ledger is append-only: write a movement that corrects, instead of %', TG_OP;
END $$;

CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON inventory.ledger
    FOR EACH STATEMENT EXECUTE FUNCTION inventory.refuse_ledger_change();

-- Live commitments only: a row ends with its last unit, the ledger keeps the history. Their sum is balance.committed.
CREATE TABLE inventory.commitment (
    sku          text NOT NULL,
    location_id  text NOT NULL,
    order_id     text NOT NULL,
    line         integer NOT NULL CHECK (line > 0),
    open         integer NOT NULL CHECK (open > 0),
    committed_at timestamptz NOT NULL,
    PRIMARY KEY (sku, location_id, order_id, line)
);

-- Units that wait; a row ends with its last unit. Filled by sequence.
CREATE TABLE inventory.backorder (
    sku        text NOT NULL,
    sequence   bigint GENERATED ALWAYS AS IDENTITY,
    order_id   text NOT NULL,
    line       integer NOT NULL CHECK (line > 0),
    step       text NOT NULL,
    acceptable text[] NOT NULL CHECK (cardinality(acceptable) > 0),
    open       integer NOT NULL CHECK (open > 0),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (sku, sequence),
    UNIQUE (order_id, line, step)
);

-- What an order's process has to be told.
CREATE TABLE inventory.order_notice (
    id          uuid PRIMARY KEY,
    order_id    text NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('FILLED', 'SHORT')),
    location_id text NOT NULL,
    lines       jsonb NOT NULL,
    created_at  timestamptz NOT NULL,
    sent_at     timestamptz
);

CREATE INDEX order_notice_unsent ON inventory.order_notice (created_at, id) WHERE sent_at IS NULL;
