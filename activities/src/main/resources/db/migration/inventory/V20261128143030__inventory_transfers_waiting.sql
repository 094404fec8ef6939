-- What a location still has to send, and what is on its way to it.
CREATE INDEX transfer_to_send ON inventory.transfer (from_location, ship_by, id) WHERE status IN ('REQUESTED', 'PICKED');
CREATE INDEX transfer_to_receive ON inventory.transfer (to_location, due_at, id) WHERE status = 'IN_TRANSIT';
