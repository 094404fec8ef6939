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
