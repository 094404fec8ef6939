CREATE SCHEMA marketing;

CREATE TABLE marketing.planned_message (
    order_id    text COLLATE "C" NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('AFTER_SALES')),
    customer_id text COLLATE "C" NOT NULL,
    due_at      timestamptz NOT NULL,
    state       text NOT NULL DEFAULT 'PLANNED' CHECK (state IN ('PLANNED', 'HANDED_OVER', 'DROPPED')),
    decided_at  timestamptz,
    PRIMARY KEY (order_id, kind),
    CHECK ((state = 'PLANNED') = (decided_at IS NULL))
);
CREATE INDEX planned_message_due ON marketing.planned_message (due_at) WHERE state = 'PLANNED';
COMMENT ON COLUMN marketing.planned_message.state IS 'DROPPED: the consent was gone when it was due';

-- What may be advertised; follows the stock.
CREATE TABLE marketing.availability (
    sku        text NOT NULL,
    channel_id text NOT NULL,
    available  integer NOT NULL CHECK (available >= 0),
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (sku, channel_id)
);
COMMENT ON COLUMN marketing.availability.updated_at IS 'when the figure changed last';

-- How far the stock was followed, and for which stock views; the row's lock lets one instance at a time go on.
CREATE TABLE marketing.stock_feed (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    position bigint NOT NULL
);
INSERT INTO marketing.stock_feed (position) VALUES (0);

CREATE TABLE marketing.channel_view (
    channel_id text PRIMARY KEY,
    locations  text[] NOT NULL
);
