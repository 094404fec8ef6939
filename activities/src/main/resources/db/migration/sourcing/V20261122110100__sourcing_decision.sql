CREATE SCHEMA sourcing;

-- One decision per order and step: a repeat is answered from here.
CREATE TABLE sourcing.decision (
    order_id    text NOT NULL,
    step        text NOT NULL,
    decision    jsonb NOT NULL,
    explanation jsonb NOT NULL,
    decided_at  timestamptz NOT NULL,
    PRIMARY KEY (order_id, step)
);
