CREATE SCHEMA payment;

-- What was held on a tender, or taken at a till (then captured in full from the start). capturing and refunding are amounts whose
-- outcome at the gateway is not known yet: reserved under the row's lock, so that parallel movements never exceed the limits.
CREATE TABLE payment.authorization (
    order_id text NOT NULL,
    key text NOT NULL,
    source text NOT NULL CHECK (source IN ('GATEWAY', 'TILL')),
    amount bigint NOT NULL CHECK (amount > 0),
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    gateway_ref text NOT NULL,
    status text NOT NULL CHECK (status IN ('OPEN', 'VOIDING', 'VOIDED')),
    expires_at timestamptz,
    captured bigint NOT NULL DEFAULT 0 CHECK (captured >= 0),
    voided bigint NOT NULL DEFAULT 0 CHECK (voided >= 0),
    refunded bigint NOT NULL DEFAULT 0 CHECK (refunded >= 0),
    capturing bigint NOT NULL DEFAULT 0 CHECK (capturing >= 0),
    refunding bigint NOT NULL DEFAULT 0 CHECK (refunding >= 0),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (order_id, key),
    CONSTRAINT captured_within_authorized CHECK (captured + voided <= amount),
    CONSTRAINT refunded_within_captured CHECK (refunded + refunding <= captured)
);

CREATE TABLE payment.movement (
    order_id text NOT NULL,
    key text NOT NULL CHECK (key <> ''),
    kind text NOT NULL CHECK (kind IN ('AUTHORIZE', 'CAPTURE', 'REFUND', 'VOID', 'TILL')),
    amount bigint NOT NULL CHECK (amount >= 0),
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    status text NOT NULL CHECK (status IN ('PENDING', 'DONE', 'REFUSED')),
    authorization_key text,
    gateway_ref text,
    refusal text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (order_id, key),
    FOREIGN KEY (order_id, authorization_key) REFERENCES payment.authorization (order_id, key),
    CHECK ((status = 'REFUSED') = (refusal IS NOT NULL)),
    CHECK (status <> 'DONE' OR gateway_ref IS NOT NULL)
);

CREATE INDEX movement_pending ON payment.movement (created_at) WHERE status = 'PENDING';

-- Double entry: a key's entries are written by one statement and sum to zero; what is written stays.
CREATE TABLE payment.journal_entry (
    order_id text NOT NULL,
    key text NOT NULL,
    account text NOT NULL CHECK (account IN ('held', 'holds_of_customers', 'gateway', 'till', 'customers')),
    amount_minor bigint NOT NULL,
    currency text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (order_id, key, account)
);

CREATE FUNCTION payment.journal_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM added GROUP BY order_id, key, currency HAVING sum(amount_minor) <> 0
    ) THEN
        RAISE EXCEPTION 'the entries of a movement must sum to zero' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER journal_balances AFTER INSERT ON payment.journal_entry
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION payment.journal_balances();

CREATE FUNCTION payment.journal_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is only ever added to: write a movement that goes the other way'
        USING ERRCODE = 'check_violation';
END
$$;

CREATE TRIGGER journal_stays BEFORE UPDATE OR DELETE ON payment.journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION payment.journal_stays();
