-- A policy's version is never deleted, so the key protects nothing; but it made every order lock the one row of the active version.
ALTER TABLE sourcing.decision DROP CONSTRAINT decision_policy_id_policy_version_fkey;
