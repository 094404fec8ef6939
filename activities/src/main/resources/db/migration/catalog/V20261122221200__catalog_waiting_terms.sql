-- Before its release a product is sold as preorders alone, so many units of it. backorder_limit: units that may wait at once; none: any.
ALTER TABLE catalog.product
    ADD COLUMN release_at      timestamptz,
    ADD COLUMN preorder_limit  integer CHECK (preorder_limit >= 0),
    ADD COLUMN backorder_limit integer CHECK (backorder_limit >= 0);
CREATE INDEX product_release ON catalog.product (release_at) WHERE release_at IS NOT NULL;
