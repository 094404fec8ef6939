-- The simulated carrier's own books: another company's database, for all that shipping knows. Only the simulated carrier writes here.
-- Of the address it keeps what its vans need to choose a depot, and nothing of the person.
CREATE SCHEMA carrier;

CREATE SEQUENCE carrier.tracking_number START 100000001;

CREATE TABLE carrier.shipment (
    key             text COLLATE "C" PRIMARY KEY,
    reference       text NOT NULL,
    fingerprint     text NOT NULL,
    status          text NOT NULL CHECK (status IN ('BOUGHT', 'REFUSED', 'VOIDED')),
    refusal         text,
    tracking_number text UNIQUE,
    service         text,
    cost_minor      bigint NOT NULL DEFAULT 0 CHECK (cost_minor >= 0),
    currency        text NOT NULL,
    bought_at       timestamptz NOT NULL,
    collected_at    timestamptz,
    CHECK ((status = 'REFUSED') = (refusal IS NOT NULL)),
    CHECK ((status = 'REFUSED') = (tracking_number IS NULL))
);

CREATE INDEX shipment_reference ON carrier.shipment (reference);

-- What will be scanned and when, decided when the parcel is collected.
CREATE TABLE carrier.scan (
    key         text COLLATE "C" NOT NULL REFERENCES carrier.shipment,
    number      integer NOT NULL,
    status      text NOT NULL,
    occurs_at   timestamptz NOT NULL,
    next_try_at timestamptz NOT NULL,
    -- How often it is still to be told: some are told twice.
    tellings    integer NOT NULL CHECK (tellings >= 0),
    PRIMARY KEY (key, number)
);

CREATE INDEX scan_due ON carrier.scan (next_try_at) WHERE tellings > 0;
