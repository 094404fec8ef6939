CREATE SCHEMA ordering;

CREATE SEQUENCE ordering.order_number START 10000001;

-- What was said at checkout, written before the process starts; the answer follows. Rows are never deleted: they are what a
-- repeated checkout meets when the workflow is long gone.
CREATE TABLE ordering.intake (
    order_id        text COLLATE "C" PRIMARY KEY,
    client          text NOT NULL,
    idempotency_key text NOT NULL,
    fingerprint     text NOT NULL,
    number          text NOT NULL UNIQUE DEFAULT 'TL-' || nextval('ordering.order_number'),
    checkout        jsonb NOT NULL,
    answer          jsonb,
    created_at      timestamptz NOT NULL,
    answered_at     timestamptz,
    UNIQUE (client, idempotency_key),
    CHECK ((answer IS NULL) = (answered_at IS NULL))
);

CREATE INDEX intake_unanswered ON ordering.intake (created_at) WHERE answer IS NULL;
