CREATE SCHEMA customer;

CREATE TABLE customer.profile (
    id         text COLLATE "C" PRIMARY KEY CHECK (id ~ '^cus_[0-9a-z]{20}$'),
    name       text,
    created_at timestamptz NOT NULL
);

-- What people are recognized by, normalized; one value leads to one profile.
CREATE TABLE customer.identity (
    kind        text NOT NULL CHECK (kind IN ('EMAIL', 'PHONE')),
    value       text NOT NULL,
    customer_id text COLLATE "C" NOT NULL REFERENCES customer.profile (id) ON DELETE CASCADE,
    added_at    timestamptz NOT NULL,
    PRIMARY KEY (kind, value)
);
CREATE INDEX identity_customer ON customer.identity (customer_id);

CREATE TABLE customer.order_history (
    order_id    text COLLATE "C" PRIMARY KEY,
    customer_id text COLLATE "C" NOT NULL REFERENCES customer.profile (id) ON DELETE CASCADE,
    placed_at   timestamptz NOT NULL
);
CREATE INDEX order_history_customer ON customer.order_history (customer_id, placed_at DESC);

CREATE TABLE customer.consent (
    customer_id  text COLLATE "C" NOT NULL REFERENCES customer.profile (id) ON DELETE CASCADE,
    purpose      text NOT NULL CHECK (purpose IN ('MARKETING')),
    granted_at   timestamptz,
    withdrawn_at timestamptz,
    source       text NOT NULL,
    PRIMARY KEY (customer_id, purpose),
    CHECK (granted_at IS NOT NULL OR withdrawn_at IS NOT NULL)
);
COMMENT ON TABLE customer.consent IS 'in force while granted and not withdrawn; source is a reference to where it was said last';
