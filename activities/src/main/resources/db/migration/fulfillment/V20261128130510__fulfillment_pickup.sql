ALTER TABLE fulfillment.fulfillment_order
    -- By when the location says that it takes the work on, and when somebody there said so; none where it need not.
    ADD COLUMN accept_by        timestamptz,
    ADD COLUMN accepted_at      timestamptz,
    ADD COLUMN accepted_by      text,
    ADD COLUMN released_at      timestamptz,
    -- How long a released pickup waits for the customer.
    ADD COLUMN collect_by       timestamptz,
    -- When a customer who is on the way will be, or has been, there; they come first.
    ADD COLUMN coming_at        timestamptz,
    ADD COLUMN ended_at         timestamptz,
    -- The code of another person who collects is derived from it as well; a person named anew has a new one.
    ADD COLUMN proxy_generation integer NOT NULL DEFAULT 0,
    ADD CHECK ((accepted_at IS NULL) = (accepted_by IS NULL));

CREATE INDEX fulfillment_order_coming ON fulfillment.fulfillment_order (location_id, coming_at, id) WHERE coming_at IS NOT NULL;

ALTER TABLE fulfillment.line ADD COLUMN collected integer NOT NULL DEFAULT 0 CHECK (collected >= 0);

-- How a store works with pickups. Without a row: no limit, two weeks, no curbside.
CREATE TABLE fulfillment.store_terms (
    location_id            text PRIMARY KEY,
    accept_within_minutes  integer CHECK (accept_within_minutes BETWEEN 1 AND 10080),
    collect_within_days    integer NOT NULL CHECK (collect_within_days BETWEEN 1 AND 60),
    curbside               boolean NOT NULL
);

-- Each time a code was sent again; so many an hour.
CREATE TABLE fulfillment.code_sending (
    fulfillment_order_id text COLLATE "C" NOT NULL REFERENCES fulfillment.fulfillment_order,
    number               integer NOT NULL,
    sent_at              timestamptz NOT NULL,
    PRIMARY KEY (fulfillment_order_id, number)
);

-- Another person who collects: personal data, gone with the customer's.
CREATE TABLE fulfillment.proxy (
    fulfillment_order_id text COLLATE "C" PRIMARY KEY REFERENCES fulfillment.fulfillment_order,
    name                 text NOT NULL
);

-- A customer on the way to a store that brings the goods out: personal data, gone a day after the end.
CREATE TABLE fulfillment.arrival (
    fulfillment_order_id text COLLATE "C" PRIMARY KEY REFERENCES fulfillment.fulfillment_order,
    eta                  timestamptz NOT NULL,
    spot                 text,
    vehicle              text,
    arrived_at           timestamptz
);

-- What was shown at a counter with a code that was right. Of those with one code, one counts at most.
CREATE TABLE fulfillment.handover (
    id                   text COLLATE "C" PRIMARY KEY,
    fulfillment_order_id text COLLATE "C" NOT NULL REFERENCES fulfillment.fulfillment_order,
    pickup_generation    integer NOT NULL,
    proxy_generation     integer,
    -- What was done, hashed: the same act is one row.
    act                  text NOT NULL,
    actor                text NOT NULL,
    identity_checked     boolean NOT NULL,
    age_checked          boolean NOT NULL,
    -- Which units; everything that is left if none are named. What becomes of the others.
    lines                integer[] NOT NULL,
    quantities           integer[] NOT NULL,
    rest                 text CHECK (rest IN ('KEEP', 'RETURN')),
    presented_at         timestamptz NOT NULL,
    UNIQUE (fulfillment_order_id, pickup_generation, act)
);

CREATE TABLE fulfillment.handover_counted (
    fulfillment_order_id text COLLATE "C" NOT NULL,
    pickup_generation    integer NOT NULL,
    handover_id          text COLLATE "C" NOT NULL UNIQUE REFERENCES fulfillment.handover,
    counted_at           timestamptz NOT NULL,
    -- A code works once.
    PRIMARY KEY (fulfillment_order_id, pickup_generation)
);

-- Personal data, gone with the customer's.
CREATE TABLE fulfillment.handover_signature (
    handover_id text COLLATE "C" PRIMARY KEY REFERENCES fulfillment.handover,
    png         bytea NOT NULL CHECK (length(png) <= 51200)
);

CREATE FUNCTION fulfillment.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'handovers are proof: they are added to, never changed';
END $$;

CREATE TRIGGER handover_is_proof BEFORE UPDATE OR DELETE ON fulfillment.handover
    FOR EACH ROW EXECUTE FUNCTION fulfillment.refuse_change();
CREATE TRIGGER handover_counted_is_proof BEFORE UPDATE OR DELETE ON fulfillment.handover_counted
    FOR EACH ROW EXECUTE FUNCTION fulfillment.refuse_change();
