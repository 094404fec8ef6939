-- Units that nobody can serve wait for a decision, in a state of their own. The instances of the version before write none.
ALTER TABLE ordering.order_line ADD COLUMN unfillable integer NOT NULL DEFAULT 0 CHECK (unfillable >= 0);

ALTER TABLE ordering.order_line
    DROP CONSTRAINT order_line_check,
    DROP CONSTRAINT order_line_check1,
    ADD CONSTRAINT each_unit_in_one_state CHECK (open + backordered + unfillable + released + delivered + collected
                                                 + cancelled + returned = quantity),
    ADD CONSTRAINT only_captured_units_refunded
        CHECK (refunded_units BETWEEN returned AND quantity - open - backordered - unfillable);

CREATE OR REPLACE VIEW ordering.line_units AS
SELECT l.order_id, l.line, l.sku, u.state, u.quantity
FROM ordering.order_line l,
     LATERAL (VALUES ('OPEN', l.open), ('BACKORDERED', l.backordered), ('UNFILLABLE', l.unfillable),
                     ('RELEASED', l.released), ('DELIVERED', l.delivered), ('COLLECTED', l.collected),
                     ('CANCELLED', l.cancelled), ('RETURNED', l.returned)) AS u (state, quantity)
WHERE u.quantity > 0;
