CREATE SCHEMA channel;

CREATE TABLE channel.channel (
    id            text PRIMARY KEY CHECK (id ~ '^[a-z0-9-]{1,32}$'),
    name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    purposes      text[] NOT NULL CHECK (purposes <@ ARRAY ['SELL', 'INFORM', 'CONVERSE'] AND cardinality(purposes) > 0),
    may_set_price boolean NOT NULL,
    may_pickup    boolean NOT NULL,
    may_ship      boolean NOT NULL,
    locations     text[] NOT NULL DEFAULT '{}'
);
COMMENT ON COLUMN channel.channel.locations IS 'its stock view; every location if empty';

INSERT INTO channel.channel (id, name, purposes, may_set_price, may_pickup, may_ship)
VALUES ('web', 'Web shop', '{SELL,INFORM,CONVERSE}', false, true, true),
       ('app', 'App', '{SELL,INFORM,CONVERSE}', false, true, true),
       ('phone', 'Telephone', '{SELL,INFORM,CONVERSE}', true, true, true),
       ('kiosk', 'Kiosk in the store', '{SELL,INFORM}', false, true, true),
       ('marketplace', 'Marketplace', '{SELL,INFORM}', true, false, true),
       ('store', 'Store', '{SELL,INFORM,CONVERSE}', true, true, true);
