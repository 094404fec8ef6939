-- What a channel may have of the stock, and how it shows it. '' means: every channel, every location, every SKU. A missing figure is left to
-- a less specific rule; of those that name one, the rule with a location wins, then the longest sku_prefix, then the one with a channel.
CREATE TABLE channel.availability_rule (
    channel_id  text NOT NULL,
    location_id text NOT NULL,
    sku_prefix  text NOT NULL,
    buffer      integer CHECK (buffer BETWEEN 0 AND 1000000),
    opted_out   boolean,
    threshold   integer CHECK (threshold BETWEEN 0 AND 1000000),
    low_stock   integer CHECK (low_stock BETWEEN 0 AND 1000000),
    changed_at  timestamptz NOT NULL,
    changed_by  text NOT NULL,
    PRIMARY KEY (channel_id, location_id, sku_prefix),
    -- What is shown is a figure of all the locations that a channel sees.
    CONSTRAINT availability_rule_shows_sums CHECK (location_id = '' OR (threshold IS NULL AND low_stock IS NULL)),
    CONSTRAINT availability_rule_says_something CHECK (num_nonnulls(buffer, opted_out, threshold, low_stock) > 0)
);
