-- Money that a person gave back by other means than the gateway or a till has an account of its own.
ALTER TABLE payment.journal_entry
    DROP CONSTRAINT journal_entry_account_check,
    ADD CONSTRAINT journal_entry_account_check
        CHECK (account IN ('held', 'holds_of_customers', 'gateway', 'till', 'other', 'customers'));
