SELECT sku || ' at ' || location_id || ': ' || committed || ' committed and ' || held || ' held, ' || on_hand || ' on hand'
FROM inventory.balance WHERE committed + held > on_hand
UNION ALL
SELECT coalesce(b.sku, a.sku) || ' at ' || coalesce(b.location_id, a.location_id) || ': ' || coalesce(b.allocated, 0)
    || ' allocated, ' || coalesce(a.remaining, 0) || ' remaining of the channels'' allocations'
FROM inventory.balance b
FULL JOIN (SELECT sku, location_id, sum(remaining) AS remaining FROM inventory.allocation GROUP BY sku, location_id) a
    USING (sku, location_id)
WHERE coalesce(b.allocated, 0) <> coalesce(a.remaining, 0)
UNION ALL
SELECT sku || ' at ' || location_id || ': allocated to ' || channel_id || ' and overdue'
FROM inventory.allocation WHERE status = 'LIVE' AND release_at < now() - interval '10 minutes'
