-- Each drift with its figures (books/ledger) and the last movements, newest first: the place to look for its cause.
WITH books AS (
    SELECT sku, location_id, coalesce(b.figures, zero) AS balance, coalesce(l.figures, zero) AS ledger
    FROM (SELECT sku, location_id, ARRAY[on_hand, committed, held, damaged, shortage, safety_stock, incoming,
                 allocated]::bigint[] AS figures
          FROM inventory.balance) b
    FULL JOIN (SELECT sku, location_id, ARRAY[sum(on_hand), sum(committed), sum(held), sum(damaged), sum(shortage),
                      sum(safety_stock), sum(incoming), sum(allocated)]::bigint[] AS figures
               FROM inventory.ledger GROUP BY sku, location_id) l USING (sku, location_id)
    CROSS JOIN (SELECT ARRAY[0, 0, 0, 0, 0, 0, 0, 0]::bigint[] AS zero) z)
SELECT d.sku || ' at ' || d.location_id || ': '
    || (SELECT string_agg(name || ' ' || d.balance[i] || '/' || d.ledger[i], ', ' ORDER BY i)
        FROM unnest(ARRAY['on hand', 'committed', 'held', 'damaged', 'shortage', 'safety stock', 'incoming', 'allocated'])
            WITH ORDINALITY AS figure(name, i)
        WHERE d.balance[i] <> d.ledger[i])
    || '; last movements: '
    || coalesce((SELECT string_agg(movement || ' by ' || document || '/' || step || ' at ' || at, ', ' ORDER BY at DESC)
                 FROM (SELECT * FROM inventory.ledger m WHERE m.sku = d.sku AND m.location_id = d.location_id
                       ORDER BY at DESC LIMIT 3) last), 'none')
FROM books d WHERE d.balance <> d.ledger
UNION ALL
SELECT coalesce(b.sku, i.sku) || ' at ' || coalesce(b.location_id, i.location_id) || ': incoming '
    || coalesce(b.incoming, 0) || ', announced and open ' || coalesce(i.open, 0)
FROM inventory.balance b
FULL JOIN (SELECT sku, location_id, sum(open) AS open FROM inventory.incoming GROUP BY sku, location_id) i
    USING (sku, location_id)
WHERE coalesce(b.incoming, 0) <> coalesce(i.open, 0)
