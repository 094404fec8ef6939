SELECT l.order_id || ' line ' || l.line || ': ' || l.returned || ' returned, ' || coalesce(r.units, 0) || ' in returns'
FROM ordering.order_line l
LEFT JOIN (SELECT r.order_id, rl.line, sum(rl.quantity) AS units
           FROM ordering.order_return r JOIN ordering.return_line rl USING (rma) GROUP BY r.order_id, rl.line) r
    USING (order_id, line)
WHERE l.returned <> coalesce(r.units, 0)
