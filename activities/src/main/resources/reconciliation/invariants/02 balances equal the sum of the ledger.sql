SELECT coalesce(b.sku, l.sku) || ' at ' || coalesce(b.location_id, l.location_id)
FROM inventory.balance b
FULL JOIN (SELECT sku, location_id, sum(on_hand) AS on_hand, sum(committed) AS committed, sum(damaged) AS damaged,
                  sum(shortage) AS shortage
           FROM inventory.ledger GROUP BY sku, location_id) l USING (sku, location_id)
WHERE coalesce(b.on_hand, 0) <> coalesce(l.on_hand, 0)
   OR coalesce(b.committed, 0) <> coalesce(l.committed, 0)
   OR coalesce(b.damaged, 0) <> coalesce(l.damaged, 0)
   OR coalesce(b.shortage, 0) <> coalesce(l.shortage, 0)
