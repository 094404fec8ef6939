-- How long a store keeps what is ready, and when it reminds the customer; until now a week and two days for all.
ALTER TABLE fulfillment.store_terms
    ADD COLUMN keep_days          integer NOT NULL DEFAULT 7,
    ADD COLUMN remind_days_before integer NOT NULL DEFAULT 2;

UPDATE fulfillment.store_terms SET keep_days = collect_within_days WHERE keep_days > collect_within_days;

ALTER TABLE fulfillment.store_terms
    ADD CONSTRAINT kept_no_longer_than_collected CHECK (keep_days BETWEEN 1 AND collect_within_days),
    ADD CONSTRAINT reminded_before_the_end CHECK (remind_days_before BETWEEN 0 AND 59);
