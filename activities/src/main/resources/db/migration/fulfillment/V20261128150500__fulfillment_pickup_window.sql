-- How long a store keeps what is ready, at most as long as the customer may put it off, and when it reminds them; until now a week and two
-- days for all.
ALTER TABLE fulfillment.store_terms
    ADD COLUMN keep_days          integer NOT NULL DEFAULT 7 CHECK (keep_days BETWEEN 1 AND 60),
    ADD COLUMN remind_days_before integer NOT NULL DEFAULT 2 CHECK (remind_days_before BETWEEN 0 AND 59);
