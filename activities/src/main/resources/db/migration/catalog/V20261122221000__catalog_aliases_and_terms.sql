-- What else a product is called. In a channel ('' is every channel) a code means one product; what it means in the channel itself goes
-- first. own: the product's own GTIN, which follows the product. units: a code of a pack stands for so many; it is only received by.
ALTER TABLE catalog.alias
    ADD COLUMN channel text NOT NULL DEFAULT '',
    ADD COLUMN code    text CHECK (length(code) BETWEEN 1 AND 80),
    ADD COLUMN units   integer NOT NULL DEFAULT 1 CHECK (units BETWEEN 1 AND 100000),
    ADD COLUMN own     boolean NOT NULL DEFAULT false,
    DROP CONSTRAINT alias_pkey,
    ADD PRIMARY KEY (alias, channel),
    DROP CONSTRAINT alias_kind_check,
    ADD CONSTRAINT alias_kind_check CHECK (kind IN ('GTIN', 'CODE')),
    ADD CONSTRAINT alias_own_everywhere CHECK (NOT own OR (channel = '' AND kind = 'GTIN' AND units = 1));
UPDATE catalog.alias SET own = true, code = alias;
ALTER TABLE catalog.alias ALTER COLUMN code SET NOT NULL;

-- On which terms a product is sold, besides its price. The catalogue's loads leave them alone.
ALTER TABLE catalog.product ADD COLUMN discontinued_at timestamptz;
