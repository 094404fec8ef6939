-- The simulated gateway's own books: another company's database, for all that payment knows. Only the simulated gateway writes here.
CREATE SCHEMA gateway;

CREATE TABLE gateway.authorization (
    reference text PRIMARY KEY,
    token text NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    currency text NOT NULL,
    captured bigint NOT NULL DEFAULT 0 CHECK (captured >= 0),
    released bigint NOT NULL DEFAULT 0 CHECK (released >= 0),
    refunded bigint NOT NULL DEFAULT 0 CHECK (refunded >= 0),
    expires_at timestamptz NOT NULL,
    CHECK (captured + released <= amount),
    CHECK (refunded <= captured)
);

-- subject: the token of an authorization; the authorization's reference of everything else. requested is missing for a void.
CREATE TABLE gateway.operation (
    key text PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('AUTHORIZE', 'CAPTURE', 'REFUND', 'VOID')),
    subject text NOT NULL,
    requested bigint,
    amount bigint NOT NULL DEFAULT 0 CHECK (amount >= 0),
    currency text NOT NULL,
    status text NOT NULL CHECK (status IN ('STARTED', 'DONE', 'REFUSED')),
    refusal text,
    reference text,
    authorization_reference text REFERENCES gateway.authorization (reference),
    expires_at timestamptz,
    at timestamptz NOT NULL
);

CREATE INDEX operation_authorization ON gateway.operation (authorization_reference);

-- Calls that were made to time out, so that the next one gets through.
CREATE TABLE gateway.lost_call (
    key text PRIMARY KEY,
    calls integer NOT NULL
);
