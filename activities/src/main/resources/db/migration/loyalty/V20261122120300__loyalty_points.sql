CREATE SCHEMA loyalty;

CREATE TABLE loyalty.account (
    customer_id text COLLATE "C" PRIMARY KEY,
    balance     bigint NOT NULL DEFAULT 0 CHECK (balance >= 0)
);

-- Append-only. A step that moved no points has its row too: it is what a repeat meets, and its amount counts.
CREATE TABLE loyalty.points_ledger (
    order_id     text COLLATE "C" NOT NULL,
    step         text NOT NULL,
    customer_id  text COLLATE "C" NOT NULL REFERENCES loyalty.account (customer_id),
    kind         text NOT NULL CHECK (kind IN ('AWARD', 'CLAW_BACK')),
    amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
    currency     text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    points       bigint NOT NULL CHECK (CASE kind WHEN 'AWARD' THEN points >= 0 ELSE points <= 0 END),
    at           timestamptz NOT NULL,
    PRIMARY KEY (order_id, step)
);
CREATE INDEX points_ledger_customer ON loyalty.points_ledger (customer_id);
