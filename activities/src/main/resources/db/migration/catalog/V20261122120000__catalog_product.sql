CREATE SCHEMA catalog;

CREATE TABLE catalog.product (
    key         text PRIMARY KEY CHECK (key <> '' AND key = upper(key) AND key !~ '\s'),
    sku         text NOT NULL UNIQUE CHECK (length(sku) BETWEEN 1 AND 64),
    description text NOT NULL CHECK (length(description) BETWEEN 1 AND 200),
    gtin        text CHECK (gtin ~ '^([0-9]{8}|[0-9]{12,14})$'),
    unit_price  numeric(13, 4) CHECK (unit_price >= 0),
    currency    text CHECK (currency ~ '^[A-Z]{3}$'),
    updated_at  timestamptz NOT NULL,
    CHECK (unit_price IS NULL OR currency IS NOT NULL)
);
COMMENT ON COLUMN catalog.product.key IS 'the SKU in upper case without blanks: what two spellings of one SKU share';

CREATE TABLE catalog.alias (
    alias       text PRIMARY KEY,
    kind        text NOT NULL CHECK (kind IN ('GTIN')),
    product_key text NOT NULL REFERENCES catalog.product (key) ON DELETE CASCADE,
    CHECK (kind <> 'GTIN' OR alias ~ '^[0-9]{14}$')
);
CREATE INDEX alias_product ON catalog.alias (product_key);
COMMENT ON COLUMN catalog.alias.alias IS 'a GTIN is filled up with zeros to 14 digits, so that GTIN-8, -12, -13 and -14 compare';
