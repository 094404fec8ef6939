CREATE SCHEMA audit;

-- Access that was refused: references only, no personal data, no codes.
CREATE TABLE audit.refusal (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    kind       text NOT NULL,
    subject    text COLLATE "C" NOT NULL,
    client     text,
    operation  text,
    object     text,
    request_id text
);

CREATE INDEX refusal_kind ON audit.refusal (kind, id);
CREATE INDEX refusal_subject ON audit.refusal (subject, id);
CREATE INDEX refusal_at ON audit.refusal (at);

-- A trail that can be changed proves nothing: rows are added, and deleted only when they are old.
CREATE FUNCTION audit.keep_refusal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.at < now() - INTERVAL '90 days' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'audit.refusal is append-only for 90 days';
END $$;

CREATE TRIGGER refusal_rows BEFORE UPDATE OR DELETE ON audit.refusal FOR EACH ROW EXECUTE FUNCTION audit.keep_refusal();
CREATE TRIGGER refusal_table BEFORE TRUNCATE ON audit.refusal FOR EACH STATEMENT EXECUTE FUNCTION audit.keep_refusal();
