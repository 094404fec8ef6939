-- What carriers and locations have to know. No weight: not known.
ALTER TABLE catalog.product
    ADD COLUMN weight_grams integer CHECK (weight_grams BETWEEN 1 AND 1000000),
    ADD COLUMN size_class   text NOT NULL DEFAULT 'STANDARD' CHECK (size_class IN ('SMALL', 'STANDARD', 'BULKY')),
    ADD COLUMN hazmat       boolean NOT NULL DEFAULT false;
