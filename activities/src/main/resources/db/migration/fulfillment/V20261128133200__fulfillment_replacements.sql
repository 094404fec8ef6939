-- What sends lost or damaged units again names whose they were.
ALTER TABLE fulfillment.fulfillment_order ADD COLUMN replaces text COLLATE "C";
