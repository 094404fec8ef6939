-- Why locations turn units down.
CREATE TABLE fulfillment.reject_reason (
    code         text COLLATE "C" PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9_]{0,31}$'),
    texts        jsonb NOT NULL CHECK (texts ? 'en'),
    stock_effect text NOT NULL CHECK (stock_effect IN ('NONE', 'NOT_FOUND', 'DAMAGED')),
    counts       boolean NOT NULL,
    active       boolean NOT NULL DEFAULT true
);

INSERT INTO fulfillment.reject_reason (code, texts, stock_effect, counts) VALUES
    ('NOT_FOUND', '{"en": "Not on the shelf", "de": "Nicht im Regal", "fr": "Introuvable en rayon"}', 'NOT_FOUND', true),
    ('DAMAGED', '{"en": "Damaged", "de": "Beschädigt", "fr": "Endommagé"}', 'DAMAGED', true),
    ('DISPLAY_ITEM', '{"en": "Only the display item is left", "de": "Nur noch das Ausstellungsstück", "fr": "Il ne reste que le modèle d''exposition"}', 'NOT_FOUND', true),
    ('NO_STAFF', '{"en": "Nobody to pick it", "de": "Kein Personal", "fr": "Pas de personnel"}', 'NONE', true),
    ('CAPACITY', '{"en": "Too much to do", "de": "Zu viel zu tun", "fr": "Trop de commandes"}', 'NONE', false),
    ('CLOSED', '{"en": "Closed", "de": "Geschlossen", "fr": "Fermé"}', 'NONE', false),
    ('NOT_ACCEPTED', '{"en": "Not accepted in time", "de": "Nicht rechtzeitig angenommen", "fr": "Non acceptée à temps"}', 'NONE', true);

-- What locations turned down, once per step; the reason's weight as it was then.
CREATE TABLE fulfillment.rejection (
    fulfillment_order_id text COLLATE "C" NOT NULL REFERENCES fulfillment.fulfillment_order,
    step                 text NOT NULL,
    location_id          text NOT NULL,
    reason_code          text COLLATE "C",
    counts               boolean NOT NULL,
    units                integer NOT NULL CHECK (units >= 1),
    at                   timestamptz NOT NULL,
    PRIMARY KEY (fulfillment_order_id, step)
);

CREATE INDEX rejection_location ON fulfillment.rejection (location_id, at);
CREATE INDEX rejection_time ON fulfillment.rejection (at) WHERE counts;

-- When it was asked for, and for how many units: missing in rows from before.
ALTER TABLE fulfillment.fulfillment_order
    ADD COLUMN requested_at timestamptz,
    ADD COLUMN units integer CHECK (units >= 1),
    -- When the present state is to be over; missing once nothing is to be done.
    ADD COLUMN state_due_at timestamptz;

CREATE INDEX fulfillment_order_requested ON fulfillment.fulfillment_order (location_id, requested_at) INCLUDE (units);

UPDATE fulfillment.fulfillment_order SET state_due_at = coalesce(CASE WHEN status IN ('RELEASED', 'AT_STORE') THEN collect_by END, due_by)
WHERE status IN ('REQUESTED', 'STARTED', 'PICKED', 'RELEASED', 'SHIPPED', 'AT_STORE');

-- What waits for a location's people, in the order of promises; closed orders are in neither. Parcels on their way wait for nobody until
-- they are late.
CREATE INDEX fulfillment_order_work ON fulfillment.fulfillment_order
        (location_id, (coalesce(coming_at, promised_by, state_due_at, due_by)), (coalesce(state_due_at, due_by)), id)
    WHERE status IN ('REQUESTED', 'STARTED', 'PICKED', 'RELEASED');
CREATE INDEX fulfillment_order_sent_here ON fulfillment.fulfillment_order
        (pickup_location_id, (coalesce(coming_at, promised_by, state_due_at, due_by)), (coalesce(state_due_at, due_by)), id)
    WHERE status IN ('SHIPPED', 'AT_STORE');
CREATE INDEX fulfillment_order_on_its_way ON fulfillment.fulfillment_order (location_id, (coalesce(state_due_at, due_by)), id)
    WHERE status = 'SHIPPED';
