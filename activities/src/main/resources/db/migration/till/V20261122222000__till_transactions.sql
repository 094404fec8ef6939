CREATE SCHEMA till;

-- What tills told, as it was read. id: location, workstation, business day and sequence; part counts from 1 for lines that were applied
-- later. The buyer in content goes once the transaction is done: the order has it then.
CREATE TABLE till.transaction (
    id             text COLLATE "C" PRIMARY KEY,
    location_id    text NOT NULL,
    workstation    text NOT NULL,
    business_day   date NOT NULL,
    sequence       bigint NOT NULL CHECK (sequence >= 0),
    part           integer NOT NULL DEFAULT 0 CHECK (part >= 0),
    ended_at       timestamptz NOT NULL,
    fingerprint    text NOT NULL,
    content        jsonb NOT NULL,
    status         text NOT NULL CHECK (status IN ('RECEIVED', 'WAITING', 'DONE')),
    -- Transactions that have not come yet: those that its returns and voids refer to.
    waits_for      text[] NOT NULL DEFAULT '{}',
    -- Money that the till gave back and no order knows of.
    refunded_minor bigint NOT NULL DEFAULT 0 CHECK (refunded_minor >= 0),
    received_at    timestamptz NOT NULL,
    looked_at      timestamptz NOT NULL,
    UNIQUE (location_id, workstation, business_day, sequence, part),
    CHECK ((status = 'WAITING') = (cardinality(waits_for) > 0))
);

CREATE INDEX transaction_unfinished ON till.transaction (looked_at) WHERE status <> 'DONE';
CREATE INDEX transaction_with_buyer ON till.transaction (received_at) WHERE content ->> 'buyer' IS NOT NULL;

-- What a person has to look at; once per transaction, code and key.
CREATE TABLE till.attention (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    transaction_id text COLLATE "C" NOT NULL REFERENCES till.transaction,
    code           text NOT NULL,
    key            text NOT NULL,
    detail         text NOT NULL,
    content        jsonb,
    raised_at      timestamptz NOT NULL,
    resolution     text CHECK (resolution IN ('APPLIED', 'DISMISSED')),
    resolved_by    text,
    note           text,
    UNIQUE (transaction_id, code, key),
    CHECK ((resolution IS NULL) = (resolved_by IS NULL))
);

CREATE INDEX attention_open ON till.attention (id) WHERE resolution IS NULL;
