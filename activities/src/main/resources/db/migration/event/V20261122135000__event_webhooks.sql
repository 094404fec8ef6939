-- The secret signs what is sent and is therefore kept in clear; it is never listed or logged.
CREATE TABLE event.subscription (
    id text PRIMARY KEY,
    url text NOT NULL CHECK (length(url) <= 500),
    event_types text[] NOT NULL,
    status text NOT NULL CHECK (status IN ('ACTIVE', 'DISABLED')),
    secret text NOT NULL,
    created_at timestamptz NOT NULL
);

-- attempts counts all, failures those in a row. leased_until: somebody is sending it. again: a resend, which neither waits for
-- earlier events of its order nor makes later ones wait.
CREATE TABLE event.delivery (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subscription_id text NOT NULL REFERENCES event.subscription (id) ON DELETE CASCADE,
    order_id text NOT NULL,
    sequence bigint NOT NULL,
    status text NOT NULL DEFAULT 'PENDING' CHECK (status IN ('PENDING', 'DELIVERED', 'FAILED')),
    attempts integer NOT NULL DEFAULT 0,
    failures integer NOT NULL DEFAULT 0,
    again boolean NOT NULL DEFAULT false,
    next_attempt_at timestamptz NOT NULL,
    leased_until timestamptz,
    last_status integer,
    last_error text,
    UNIQUE (subscription_id, order_id, sequence),
    FOREIGN KEY (order_id, sequence) REFERENCES event.outbox (order_id, sequence)
);

CREATE INDEX delivery_due ON event.delivery (subscription_id, next_attempt_at) WHERE status = 'PENDING';
CREATE INDEX delivery_waiting ON event.delivery (subscription_id, order_id, sequence) WHERE status = 'PENDING' AND NOT again;

-- How far the outbox has been turned into deliveries: one row.
CREATE TABLE event.fan_out (
    the_one boolean PRIMARY KEY DEFAULT true CHECK (the_one),
    txid xid8 NOT NULL
);

INSERT INTO event.fan_out (txid) VALUES ('0');
