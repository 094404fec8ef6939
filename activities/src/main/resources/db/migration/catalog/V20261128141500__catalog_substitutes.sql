-- What may be given in place of a product that is not there, the best first.
CREATE TABLE catalog.substitute (
    product_key    text NOT NULL REFERENCES catalog.product (key) ON DELETE CASCADE,
    substitute_key text NOT NULL REFERENCES catalog.product (key) ON DELETE CASCADE,
    place          integer NOT NULL CHECK (place >= 1),
    -- A customer who takes substitutes need not be asked.
    automatic      boolean NOT NULL,
    PRIMARY KEY (product_key, substitute_key),
    UNIQUE (product_key, place),
    CHECK (product_key <> substitute_key)
);
