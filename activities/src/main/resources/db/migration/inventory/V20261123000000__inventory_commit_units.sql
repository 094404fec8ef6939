-- The default way to promise stock: takes the order's turn, locks its balances one by one by SKU and location, compares, and only if every
-- one has enough commits them all, with ledger and commitment rows. One round trip; each lock is a read by primary key, so that whoever
-- has waited for a hot row goes on at once with its latest version: a statement of joins would be started anew for that.
-- A channel's units: what is left of its own allocation, drawn first, and of what nobody has allocated what its buffer does not keep
-- back; buffer 2147483647 gives nothing at all. Answers no row if the step was done before, a row with released if the order's stock was
-- given back for good, a row per SKU and location that has too little (then nothing was committed, and the turn is to be taken back), else
-- one row without them.
CREATE FUNCTION inventory.commit_units(
    for_order text, for_step text, by_channel text, skus text[], locations text[], lines integer[],
    quantities integer[], buffers integer[], happens_at timestamptz)
RETURNS TABLE (released boolean, short_sku text, short_location text)
LANGUAGE plpgsql AS $$
DECLARE
    turn boolean;
    asked record;
    found_balance record;
    share integer;
    draw integer;
    is_short boolean := false;
    any_drawn boolean := false;
    all_skus text[] := '{}';
    all_locations text[] := '{}';
    all_units integer[] := '{}';
    all_drawn integer[] := '{}';
BEGIN
    INSERT INTO inventory.document AS d (id, steps) VALUES (for_order, ARRAY['COMMIT ' || for_step])
    ON CONFLICT (id) DO UPDATE SET steps = d.steps || EXCLUDED.steps WHERE NOT d.steps @> EXCLUDED.steps
    RETURNING d.released INTO turn;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    IF turn THEN
        RETURN QUERY SELECT true, NULL::text, NULL::text;
        RETURN;
    END IF;
    FOR asked IN
        SELECT l.sku, l.location_id, sum(l.quantity)::integer AS units, max(l.buffer) AS buffer
        FROM unnest(skus, locations, quantities, buffers) AS l(sku, location_id, quantity, buffer)
        GROUP BY l.sku, l.location_id ORDER BY l.sku, l.location_id
    LOOP
        SELECT greatest(b.on_hand - b.committed - b.held - b.safety_stock - b.allocated, 0) AS free, b.allocated
        INTO found_balance
        FROM inventory.balance b
        WHERE b.sku = asked.sku AND b.location_id = asked.location_id
        FOR NO KEY UPDATE;
        share := 0;
        IF found_balance.allocated > 0 AND asked.buffer < 2147483647 THEN
            SELECT s.remaining INTO share FROM inventory.allocation s
            WHERE s.sku = asked.sku AND s.location_id = asked.location_id AND s.channel_id = by_channel AND s.remaining > 0
            FOR UPDATE;
        END IF;
        draw := least(asked.units, coalesce(share, 0));
        IF asked.units - draw > greatest(coalesce(found_balance.free, 0) - asked.buffer, 0) THEN
            is_short := true;
            RETURN QUERY SELECT false, asked.sku, asked.location_id;
        END IF;
        all_skus := all_skus || asked.sku;
        all_locations := all_locations || asked.location_id;
        all_units := all_units || asked.units;
        all_drawn := all_drawn || draw;
        any_drawn := any_drawn OR draw > 0;
    END LOOP;
    IF is_short THEN
        RETURN;
    END IF;
    UPDATE inventory.balance b SET committed = b.committed + c.units, allocated = b.allocated - c.drawn
    FROM unnest(all_skus, all_locations, all_units, all_drawn) AS c(sku, location_id, units, drawn)
    WHERE b.sku = c.sku AND b.location_id = c.location_id;
    IF any_drawn THEN
        UPDATE inventory.allocation s SET remaining = s.remaining - c.drawn
        FROM unnest(all_skus, all_locations, all_drawn) AS c(sku, location_id, drawn)
        WHERE s.sku = c.sku AND s.location_id = c.location_id AND s.channel_id = by_channel AND c.drawn > 0;
    END IF;
    INSERT INTO inventory.ledger
        (document, step, sku, location_id, movement, on_hand, committed, damaged, shortage, allocated, at)
    SELECT for_order, for_step, c.sku, c.location_id, 'COMMIT', 0, c.units, 0, 0, -c.drawn, happens_at
    FROM unnest(all_skus, all_locations, all_units, all_drawn) AS c(sku, location_id, units, drawn);
    INSERT INTO inventory.commitment AS c (sku, location_id, order_id, line, open, committed_at)
    SELECT l.sku, l.location_id, for_order, l.line, sum(l.quantity)::integer, happens_at
    FROM unnest(skus, locations, lines, quantities) AS l(sku, location_id, line, quantity)
    GROUP BY l.sku, l.location_id, l.line
    ON CONFLICT (sku, location_id, order_id, line)
        DO UPDATE SET open = c.open + EXCLUDED.open, committed_at = EXCLUDED.committed_at;
    RETURN QUERY SELECT false, NULL::text, NULL::text;
END $$;
