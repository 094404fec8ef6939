-- Where people and parcels find a location: in messages, on labels. All of an address or nothing of it; the second line is for those that need it.
ALTER TABLE inventory.location
    ADD COLUMN line1 text CHECK (line1 <> ''),
    ADD COLUMN line2 text,
    ADD COLUMN city text CHECK (city <> ''),
    ADD COLUMN postcode text CHECK (postcode <> ''),
    ADD COLUMN country text CHECK (country ~ '^[A-Z]{2}$'),
    ADD COLUMN phone text CHECK (phone ~ '^[+][0-9]{4,15}$'),
    ADD CONSTRAINT location_has_a_whole_address CHECK (
        num_nulls(line1, city, postcode, country) IN (0, 4) AND (line2 IS NULL OR line1 IS NOT NULL));
