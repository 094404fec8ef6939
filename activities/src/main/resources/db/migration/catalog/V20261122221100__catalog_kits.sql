-- What one unit of a kit is made of, today; orders keep what they were placed with (inventory.kit_line). A product that was a kit once
-- may be one in orders under way.
CREATE TABLE catalog.kit_component (
    kit_key       text NOT NULL REFERENCES catalog.product (key) ON DELETE CASCADE,
    component_key text NOT NULL REFERENCES catalog.product (key),
    units         integer NOT NULL CHECK (units BETWEEN 1 AND 1000),
    PRIMARY KEY (kit_key, component_key),
    CHECK (kit_key <> component_key)
);
CREATE INDEX kit_component_component ON catalog.kit_component (component_key);

ALTER TABLE catalog.product ADD COLUMN was_kit boolean NOT NULL DEFAULT false;
