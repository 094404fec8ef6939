ALTER TABLE customer.consent
    DROP CONSTRAINT consent_purpose_check,
    ADD CONSTRAINT consent_purpose_check CHECK (purpose IN ('MARKETING', 'SMS'));

-- What was said about consent, and when: an entry per change, whichever version of the application makes it.
CREATE TABLE customer.consent_log (
    number      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id text COLLATE "C" NOT NULL REFERENCES customer.profile (id) ON DELETE CASCADE,
    purpose     text NOT NULL,
    granted     boolean NOT NULL,
    said_at     timestamptz NOT NULL,
    source      text NOT NULL
);
CREATE INDEX consent_log_customer ON customer.consent_log (customer_id, purpose, number DESC);

INSERT INTO customer.consent_log (customer_id, purpose, granted, said_at, source)
SELECT customer_id, purpose, granted, said_at, source
FROM (SELECT customer_id, purpose, true AS granted, granted_at AS said_at, source FROM customer.consent
      UNION ALL
      SELECT customer_id, purpose, false, withdrawn_at, source FROM customer.consent) said
WHERE said_at IS NOT NULL
ORDER BY said_at;

CREATE FUNCTION customer.log_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO customer.consent_log (customer_id, purpose, granted, said_at, source)
    VALUES (NEW.customer_id, NEW.purpose, NEW.withdrawn_at IS NULL, coalesce(NEW.withdrawn_at, NEW.granted_at), NEW.source);
    RETURN NULL;
END $$;
CREATE TRIGGER consent_said AFTER INSERT OR UPDATE ON customer.consent
    FOR EACH ROW EXECUTE FUNCTION customer.log_consent();
