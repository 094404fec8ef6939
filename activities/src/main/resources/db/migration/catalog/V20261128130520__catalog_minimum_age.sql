-- Who is younger may not have it: wine, knives.
ALTER TABLE catalog.product ADD COLUMN minimum_age smallint CHECK (minimum_age BETWEEN 1 AND 99);
