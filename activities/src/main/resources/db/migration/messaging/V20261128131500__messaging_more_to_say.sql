-- What a message is about: units by line, and the date that the customer was told before and is told now.
ALTER TABLE messaging.message
    ADD COLUMN lines integer[] NOT NULL DEFAULT '{}',
    ADD COLUMN quantities integer[] NOT NULL DEFAULT '{}',
    ADD COLUMN told_before timestamptz,
    ADD COLUMN told_now timestamptz,
    ADD CONSTRAINT message_units CHECK (cardinality(lines) = cardinality(quantities));
