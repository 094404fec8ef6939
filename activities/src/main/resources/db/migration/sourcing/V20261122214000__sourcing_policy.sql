-- A policy's versions and activations are appended and never changed: what decided an order can always be read.
CREATE TABLE sourcing.policy (
    id         text NOT NULL CHECK (id ~ '^[a-z0-9-]{1,32}$'),
    version    integer NOT NULL CHECK (version > 0),
    rules      jsonb NOT NULL CHECK (jsonb_typeof(rules) = 'object'),
    created_by text NOT NULL,
    reason     text NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (id, version)
);

-- Of the activations in force the one made last counts; when it ends, the one before counts again.
CREATE TABLE sourcing.policy_activation (
    sequence        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id              text NOT NULL,
    version         integer NOT NULL,
    effective_from  timestamptz NOT NULL,
    effective_until timestamptz CHECK (effective_until > effective_from),
    activated_by    text NOT NULL,
    reason          text NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
    activated_at    timestamptz NOT NULL,
    FOREIGN KEY (id, version) REFERENCES sourcing.policy
);

CREATE FUNCTION sourcing.refuse_policy_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'sourcing policies are append-only: write a new version or activation, instead of %', TG_OP;
END $$;
CREATE TRIGGER policy_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sourcing.policy
    FOR EACH STATEMENT EXECUTE FUNCTION sourcing.refuse_policy_change();
CREATE TRIGGER policy_activation_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sourcing.policy_activation
    FOR EACH STATEMENT EXECUTE FUNCTION sourcing.refuse_policy_change();

-- The fewest parcels, and of those plans the one that travels least: one minor unit per kilometer, and more per parcel than any way.
INSERT INTO sourcing.policy (id, version, rules, created_by, reason, created_at)
VALUES ('default', 1, '{
    "currency": "GBP", "split_lines": true, "maximum_km": null, "opted_out": [], "buffers": [], "restrictions": [],
    "capacity": {"warehouse": null, "store": null, "locations": {}}, "keep_promise": false,
    "shipping": [{"up_to_km": null, "base_minor": 0, "per_kg_minor": 0, "per_km_minor": 1}],
    "warehouse": {"per_parcel_minor": 0, "per_unit_minor": 0}, "store": {"per_parcel_minor": 0, "per_unit_minor": 0},
    "split_penalty_minor": 1000000, "ageing": null, "load_balance_minor": 0, "default_grams": 500}',
    'SYSTEM:throughline', 'as shipped', '2026-01-01T00:00:00Z');
INSERT INTO sourcing.policy_activation (id, version, effective_from, activated_by, reason, activated_at)
VALUES ('default', 1, '1970-01-01T00:00:00Z', 'SYSTEM:throughline', 'as shipped', '2026-01-01T00:00:00Z');

-- situation: what the decision saw (candidates, stock, distances), so that another policy can be tried on it.
ALTER TABLE sourcing.decision
    ADD COLUMN policy_id      text,
    ADD COLUMN policy_version integer,
    ADD COLUMN situation      jsonb,
    ADD FOREIGN KEY (policy_id, policy_version) REFERENCES sourcing.policy;
CREATE INDEX decision_time ON sourcing.decision (decided_at, order_id, step);
