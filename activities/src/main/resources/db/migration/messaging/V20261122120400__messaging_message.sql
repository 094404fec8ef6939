CREATE SCHEMA messaging;

-- Whom a message goes to and what it says is read when it is sent: no personal data is kept here.
CREATE TABLE messaging.message (
    id                   text COLLATE "C" PRIMARY KEY,
    order_id             text COLLATE "C" NOT NULL,
    cause                text NOT NULL,
    kind                 text NOT NULL,
    fulfillment_order_id text COLLATE "C",
    state                text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'SENT', 'DROPPED', 'FAILED')),
    attempts             integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    accepted_at          timestamptz NOT NULL,
    next_attempt_at      timestamptz NOT NULL,
    decided_at           timestamptz,
    problem              text,
    UNIQUE (order_id, cause),
    CHECK ((state = 'PENDING') = (decided_at IS NULL))
);
CREATE INDEX message_due ON messaging.message (next_attempt_at) WHERE state = 'PENDING';
CREATE INDEX message_failed ON messaging.message (decided_at DESC) WHERE state = 'FAILED';
COMMENT ON COLUMN messaging.message.problem IS 'why it was not sent, without names or addresses';
COMMENT ON COLUMN messaging.message.next_attempt_at IS 'while it is being sent: when another instance may take it over';
