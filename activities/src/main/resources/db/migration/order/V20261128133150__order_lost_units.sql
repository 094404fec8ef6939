-- Units that were lost or damaged on their way wait, paid for, in a state of their own. The instances of the version before write none.
ALTER TABLE ordering.order_line ADD COLUMN lost integer NOT NULL DEFAULT 0 CHECK (lost >= 0);

ALTER TABLE ordering.order_line
    DROP CONSTRAINT each_unit_in_one_state,
    ADD CONSTRAINT each_unit_in_one_state CHECK (open + backordered + unfillable + released + lost + delivered + collected
                                                 + cancelled + returned = quantity);

CREATE OR REPLACE VIEW ordering.line_units AS
SELECT l.order_id, l.line, l.sku, u.state, u.quantity
FROM ordering.order_line l,
     LATERAL (VALUES ('OPEN', l.open), ('BACKORDERED', l.backordered), ('UNFILLABLE', l.unfillable),
                     ('RELEASED', l.released), ('LOST', l.lost), ('DELIVERED', l.delivered), ('COLLECTED', l.collected),
                     ('CANCELLED', l.cancelled), ('RETURNED', l.returned)) AS u (state, quantity)
WHERE u.quantity > 0;
