SELECT c.order_id || ' holds ' || c.sku || ' at ' || c.location_id
FROM inventory.commitment c
LEFT JOIN ordering.intake i USING (order_id)
LEFT JOIN ordering.sales_order o USING (order_id)
WHERE i.order_id IS NULL OR (i.answer IS NOT NULL AND (o.order_id IS NULL OR o.status IN ('COMPLETED', 'CANCELLED', 'RETURNED')))
UNION ALL
SELECT sku || ' at ' || location_id || ': commitments do not sum to the balance'
FROM inventory.balance b
FULL JOIN (SELECT sku, location_id, sum(open) AS open FROM inventory.commitment GROUP BY sku, location_id) c
    USING (sku, location_id)
WHERE coalesce(b.committed, 0) <> coalesce(c.open, 0)
UNION ALL
SELECT h.hold_id || ' holds ' || h.sku || ' at ' || h.location_id || ' though it has ended'
FROM inventory.held h JOIN inventory.hold c ON c.id = h.hold_id
WHERE c.status <> 'LIVE' OR c.expires_at < now() - interval '10 minutes'
UNION ALL
SELECT sku || ' at ' || location_id || ': holds do not sum to the balance'
FROM inventory.balance b
FULL JOIN (SELECT sku, location_id, sum(units) AS units FROM inventory.held GROUP BY sku, location_id) h
    USING (sku, location_id)
WHERE coalesce(b.held, 0) <> coalesce(h.units, 0)
