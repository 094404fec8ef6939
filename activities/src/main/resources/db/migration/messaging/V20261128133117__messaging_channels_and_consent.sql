-- By which channel a message goes; none while that is not decided, and for those that were sent before there was a choice.
-- Where consent is needed: when it was looked at last before sending, and since when it was in force then. That stays when the customer is
-- erased.
ALTER TABLE messaging.message
    ADD COLUMN channel text CHECK (channel IN ('EMAIL', 'SMS')),
    ADD COLUMN cleared_at timestamptz,
    ADD COLUMN consented_at timestamptz,
    ADD COLUMN resent_from text COLLATE "C" REFERENCES messaging.message (id),
    ADD CONSTRAINT message_clearance CHECK ((cleared_at IS NULL) = (consented_at IS NULL) AND consented_at <= cleared_at);
