WITH work AS (
    SELECT f.order_id, l.line,
           sum(l.quantity) FILTER (WHERE f.status IN ('REQUESTED', 'STARTED', 'PICKED') AND f.replaces IS NULL) AS open,
           sum(l.quantity) FILTER (WHERE f.status IN ('REQUESTED', 'STARTED', 'PICKED') AND f.replaces IS NOT NULL) AS replacing,
           sum(l.quantity) FILTER (WHERE f.status IN ('RELEASED', 'SHIPPED', 'AT_STORE')) AS released
    FROM fulfillment.fulfillment_order f JOIN fulfillment.line l ON l.fulfillment_order_id = f.id
    GROUP BY f.order_id, l.line)
SELECT o.order_id || ' line ' || o.line || ': ' || o.open || ' open and ' || o.released || ' released, '
       || coalesce(w.open, 0) || ' and ' || coalesce(w.released, 0) || ' in work'
FROM ordering.order_line o LEFT JOIN work w USING (order_id, line)
WHERE o.open <> coalesce(w.open, 0) OR o.released <> coalesce(w.released, 0)
UNION ALL
SELECT o.order_id || ' line ' || o.line || ': ' || o.unfillable || ' unfillable without an open exception'
FROM ordering.order_line o
WHERE o.unfillable > 0
  AND NOT EXISTS (SELECT FROM exceptions.entry e
                  WHERE e.order_id = o.order_id AND e.kind IN ('UNFILLABLE', 'SHORTAGE') AND e.closed_at IS NULL)
UNION ALL
SELECT o.order_id || ' line ' || o.line || ': ' || o.lost || ' lost, ' || coalesce(w.replacing, 0)
       || ' being sent again, and no open exception'
FROM ordering.order_line o LEFT JOIN work w USING (order_id, line)
WHERE coalesce(w.replacing, 0) > o.lost
   OR (o.lost > coalesce(w.replacing, 0)
       AND NOT EXISTS (SELECT FROM exceptions.entry e
                       WHERE e.order_id = o.order_id AND e.kind IN ('LOST', 'DAMAGED') AND e.closed_at IS NULL))
UNION ALL
SELECT order_id || ': unanswered since ' || created_at FROM ordering.intake
WHERE answer IS NULL AND created_at < now() - interval '10 minutes'
