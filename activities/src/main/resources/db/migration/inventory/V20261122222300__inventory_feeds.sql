-- Stock feeds: files of a system that knows stock. Each part is applied in one transaction, once; its fingerprint tells a repeat from
-- another file under the same name.
CREATE TABLE inventory.feed (
    id          text PRIMARY KEY,
    kind        text NOT NULL CHECK (kind IN ('FULL', 'DELTA')),
    as_of       timestamptz,
    started_at  timestamptz NOT NULL,
    fingerprint text,
    result      jsonb,
    CHECK ((kind = 'FULL') = (as_of IS NOT NULL)),
    CHECK ((result IS NULL) = (fingerprint IS NULL))
);

CREATE TABLE inventory.feed_part (
    feed_id     text NOT NULL REFERENCES inventory.feed,
    part        integer NOT NULL,
    fingerprint text NOT NULL,
    changed     integer NOT NULL,
    bad         jsonb NOT NULL,
    PRIMARY KEY (feed_id, part)
);

-- What a full feed named, until it is finished: the rest of its locations is not there.
CREATE TABLE inventory.feed_line (
    feed_id     text NOT NULL REFERENCES inventory.feed,
    location_id text NOT NULL,
    sku         text NOT NULL,
    line        bigint NOT NULL,
    PRIMARY KEY (feed_id, location_id, sku)
);

-- A delta's line counts once, whichever file brings it.
CREATE TABLE inventory.feed_delta (
    line_id text PRIMARY KEY,
    feed_id text NOT NULL
);
