CREATE SCHEMA exceptions;

-- What went wrong with orders and waits for a person.
CREATE TABLE exceptions.entry (
    id          text COLLATE "C" PRIMARY KEY,
    order_id    text COLLATE "C" NOT NULL,
    kind        text NOT NULL,
    locations   text[] NOT NULL,
    reason      text NOT NULL,
    opened_at   timestamptz NOT NULL,
    due_by      timestamptz NOT NULL,
    escalate_at timestamptz NOT NULL,
    owner       text,
    owned_since timestamptz,
    closed_at   timestamptz,
    closed_by   text,
    resolution  text,
    CHECK ((owner IS NULL) = (owned_since IS NULL)),
    CHECK ((closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (resolution IS NULL))
);

CREATE UNIQUE INDEX entry_open ON exceptions.entry (order_id, kind) WHERE closed_at IS NULL;
CREATE INDEX entry_due ON exceptions.entry (due_by, id) WHERE closed_at IS NULL;
CREATE INDEX entry_order ON exceptions.entry (order_id, opened_at);

-- What an order's process has told already; a repeat changes nothing.
CREATE TABLE exceptions.step (
    order_id text COLLATE "C" NOT NULL,
    step     text NOT NULL,
    PRIMARY KEY (order_id, step)
);

CREATE TABLE exceptions.note (
    entry_id text COLLATE "C" NOT NULL REFERENCES exceptions.entry,
    number   integer NOT NULL CHECK (number >= 1),
    at       timestamptz NOT NULL,
    actor    text NOT NULL,
    note     text NOT NULL,
    PRIMARY KEY (entry_id, number)
);
