-- The money that a message is about: a refund, a receipt.
ALTER TABLE messaging.message
    ADD COLUMN amount_minor bigint,
    ADD COLUMN currency text CHECK (currency ~ '^[A-Z]{3}$'),
    ADD CONSTRAINT amount_with_currency CHECK ((amount_minor IS NULL) = (currency IS NULL));
