ALTER TABLE promise.accepted
    DROP CONSTRAINT accepted_kind_check,
    ADD CONSTRAINT accepted_kind_check CHECK (kind IN ('COLLECT', 'SHIP_TO_STORE', 'STANDARD', 'EXPRESS', 'SAME_DAY'));
