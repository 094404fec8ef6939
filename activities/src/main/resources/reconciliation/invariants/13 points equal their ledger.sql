SELECT a.customer_id
FROM loyalty.account a
LEFT JOIN (SELECT customer_id, sum(points) AS points FROM loyalty.points_ledger GROUP BY customer_id) l USING (customer_id)
WHERE a.balance < 0 OR a.balance <> coalesce(l.points, 0)
