CREATE SCHEMA promise;

-- Rises with every change of the reference data below: who keeps a copy in memory asks for it every few seconds.
CREATE TABLE promise.revision (
    id      boolean PRIMARY KEY DEFAULT true CHECK (id),
    version bigint NOT NULL
);
INSERT INTO promise.revision (version) VALUES (1);

CREATE FUNCTION promise.note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE promise.revision SET version = version + 1;
    RETURN NULL;
END $$;

CREATE TABLE promise.calendar (
    id           text PRIMARY KEY CHECK (id <> ''),
    country      text CHECK (country ~ '^[A-Z]{2}$'),
    region       text CHECK (region ~ '^[A-Z0-9]{1,3}$'),
    working_days text[] NOT NULL CHECK (cardinality(working_days) > 0 AND working_days <@ ARRAY[
                     'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']),
    closed_on    date[] NOT NULL,
    open_on      date[] NOT NULL,
    CHECK (region IS NULL OR country IS NOT NULL)
);

-- How a location works, from a local day on until the row with a later day.
CREATE TABLE promise.location_terms (
    location_id  text NOT NULL,
    valid_from   date NOT NULL,
    calendar_id  text NOT NULL REFERENCES promise.calendar,
    processing   interval NOT NULL CHECK (processing >= interval '0'),
    opening      jsonb NOT NULL CHECK (jsonb_typeof(opening) = 'object'),
    services     jsonb NOT NULL CHECK (jsonb_typeof(services) = 'object'),
    daily_orders integer CHECK (daily_orders > 0),
    daily_units  integer CHECK (daily_units > 0),
    zone         text CHECK (zone <> ''),
    PRIMARY KEY (location_id, valid_from)
);

CREATE TABLE promise.carrier_service (
    id            text NOT NULL CHECK (id <> ''),
    valid_from    date NOT NULL,
    carrier       text NOT NULL CHECK (carrier <> ''),
    kind          text NOT NULL CHECK (kind IN ('TRANSFER', 'STANDARD', 'EXPRESS', 'SAME_DAY')),
    calendar_id   text NOT NULL REFERENCES promise.calendar,
    pickup_days   text[] NOT NULL CHECK (cardinality(pickup_days) > 0),
    delivery_days text[] NOT NULL CHECK (cardinality(delivery_days) > 0),
    delivered_by  time NOT NULL,
    time_zone     text NOT NULL,
    max_meters    integer CHECK (max_meters > 0),
    currency      text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    lanes         jsonb NOT NULL CHECK (jsonb_typeof(lanes) = 'array'),
    PRIMARY KEY (id, valid_from)
);

CREATE TABLE promise.postcode_area (
    country   text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    prefix    text NOT NULL CHECK (prefix ~ '^[A-Z0-9]{1,10}$'),
    zone      text CHECK (zone <> ''),
    latitude  double precision CHECK (latitude BETWEEN -90 AND 90),
    longitude double precision CHECK (longitude BETWEEN -180 AND 180),
    PRIMARY KEY (country, prefix),
    CHECK ((latitude IS NULL) = (longitude IS NULL))
);

CREATE TRIGGER calendar_change AFTER INSERT OR UPDATE OR DELETE ON promise.calendar
    FOR EACH STATEMENT EXECUTE FUNCTION promise.note_change();
CREATE TRIGGER location_terms_change AFTER INSERT OR UPDATE OR DELETE ON promise.location_terms
    FOR EACH STATEMENT EXECUTE FUNCTION promise.note_change();
CREATE TRIGGER carrier_service_change AFTER INSERT OR UPDATE OR DELETE ON promise.carrier_service
    FOR EACH STATEMENT EXECUTE FUNCTION promise.note_change();
CREATE TRIGGER postcode_area_change AFTER INSERT OR UPDATE OR DELETE ON promise.postcode_area
    FOR EACH STATEMENT EXECUTE FUNCTION promise.note_change();

-- Signs offers, so that none has to be written down until it is accepted; every instance reads the same key.
CREATE TABLE promise.signing_key (
    id         smallint PRIMARY KEY,
    secret     bytea NOT NULL CHECK (length(secret) = 32),
    created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO promise.signing_key (id, secret)
SELECT 1, decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');

-- What the customer was promised at checkout; one row per order, for good.
CREATE TABLE promise.accepted (
    order_id    text COLLATE "C" PRIMARY KEY,
    kind        text NOT NULL CHECK (kind IN ('COLLECT', 'STANDARD', 'EXPRESS', 'SAME_DAY')),
    promised_by timestamptz NOT NULL,
    offer       jsonb NOT NULL,
    accepted_at timestamptz NOT NULL
);
