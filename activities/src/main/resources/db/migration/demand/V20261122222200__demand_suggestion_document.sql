-- The transfer or purchase order that an approved suggestion became.
ALTER TABLE demand.suggestion
    ADD COLUMN document text,
    ADD CONSTRAINT suggestion_document_when_approved CHECK (document IS NULL OR status = 'APPROVED');

CREATE INDEX suggestion_without_document ON demand.suggestion (id) WHERE status = 'APPROVED' AND document IS NULL;
