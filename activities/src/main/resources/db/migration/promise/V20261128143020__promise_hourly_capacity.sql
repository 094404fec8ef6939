-- So many fulfillment orders, and units, may be asked of a location within one hour of the clock.
ALTER TABLE promise.location_terms
    ADD COLUMN hourly_orders integer CHECK (hourly_orders > 0),
    ADD COLUMN hourly_units integer CHECK (hourly_units > 0);
