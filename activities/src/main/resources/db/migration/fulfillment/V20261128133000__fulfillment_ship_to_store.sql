-- Sent to the store where the customer collects: packed at location_id, handed over at pickup_location_id.
ALTER TABLE fulfillment.fulfillment_order
    ADD COLUMN pickup_location_id text,
    DROP CONSTRAINT fulfillment_order_method_check,
    DROP CONSTRAINT fulfillment_order_status_check,
    DROP CONSTRAINT fulfillment_order_check2,
    DROP CONSTRAINT fulfillment_order_check3,
    ADD CONSTRAINT method_is_known CHECK (method IN ('SHIP', 'PICKUP', 'SHIP_TO_STORE')),
    ADD CONSTRAINT status_is_known CHECK (status IN (
        'REQUESTED', 'STARTED', 'PICKED', 'RELEASED', 'SHIPPED', 'AT_STORE', 'DELIVERED', 'COLLECTED', 'CANCELLED', 'LOST', 'NO_SHOW')),
    ADD CONSTRAINT only_what_is_sent_travels CHECK (status NOT IN ('SHIPPED', 'LOST') OR method <> 'PICKUP'),
    ADD CONSTRAINT only_parcels_are_delivered CHECK (status <> 'DELIVERED' OR method = 'SHIP'),
    ADD CONSTRAINT only_pickups_are_collected CHECK (status NOT IN ('COLLECTED', 'NO_SHOW') OR method <> 'SHIP'),
    ADD CONSTRAINT only_at_its_store CHECK (status <> 'AT_STORE' OR method = 'SHIP_TO_STORE'),
    ADD CONSTRAINT store_it_is_sent_to CHECK ((method = 'SHIP_TO_STORE') = (pickup_location_id IS NOT NULL));

-- What a store expects, and what of it waits for its customer.
CREATE INDEX fulfillment_order_incoming ON fulfillment.fulfillment_order (pickup_location_id, due_by, id)
    WHERE status IN ('RELEASED', 'SHIPPED', 'AT_STORE');
