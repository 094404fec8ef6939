CREATE SCHEMA event;

CREATE TABLE event.order_sequence (
    order_id text PRIMARY KEY,
    last bigint NOT NULL CHECK (last >= 0)
);

-- txid orders readers: a row is settled once every transaction that could still commit before it has ended, that is when
-- txid < pg_snapshot_xmin(pg_current_snapshot()). A dump restored into another cluster starts its transaction ids anew.
CREATE TABLE event.outbox (
    order_id text NOT NULL,
    sequence bigint NOT NULL CHECK (sequence > 0),
    key text NOT NULL CHECK (key <> ''),
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    type text NOT NULL CHECK (type <> ''),
    at timestamptz NOT NULL,
    actor_kind text NOT NULL,
    actor_reference text NOT NULL,
    reason text,
    data jsonb NOT NULL CHECK (jsonb_typeof(data) = 'object'),
    txid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    PRIMARY KEY (order_id, sequence),
    UNIQUE (order_id, key)
);

CREATE INDEX outbox_txid ON event.outbox (txid);

-- One round trip, several statements: the key is looked for after the order's row is locked, by a snapshot taken then, so that of
-- two concurrent appends of one key the second finds the first and the sequence is advanced once. Needs READ COMMITTED.
CREATE FUNCTION event.append(
    new_order text,
    new_key text,
    new_type text,
    new_at timestamptz,
    new_actor_kind text,
    new_actor_reference text,
    new_reason text,
    new_data jsonb
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    next bigint;
BEGIN
    INSERT INTO event.order_sequence (order_id, last) VALUES (new_order, 0) ON CONFLICT (order_id) DO NOTHING;
    PERFORM FROM event.order_sequence WHERE order_id = new_order FOR UPDATE;
    IF EXISTS (SELECT FROM event.outbox WHERE order_id = new_order AND key = new_key) THEN
        RETURN false;
    END IF;
    UPDATE event.order_sequence SET last = last + 1 WHERE order_id = new_order RETURNING last INTO next;
    INSERT INTO event.outbox (order_id, sequence, key, type, at, actor_kind, actor_reference, reason, data)
    VALUES (new_order, next, new_key, new_type, new_at, new_actor_kind, new_actor_reference, new_reason, new_data);
    RETURN true;
END
$$;
