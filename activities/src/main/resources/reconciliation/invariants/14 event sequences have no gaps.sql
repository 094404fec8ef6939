SELECT s.order_id || ': ' || coalesce(e.events, 0) || ' events up to ' || coalesce(e.last, 0) || ', sequence at ' || s.last
FROM event.order_sequence s
LEFT JOIN (SELECT order_id, count(*) AS events, max(sequence) AS last FROM event.outbox GROUP BY order_id) e USING (order_id)
WHERE s.last <> coalesce(e.last, 0) OR s.last <> coalesce(e.events, 0)
