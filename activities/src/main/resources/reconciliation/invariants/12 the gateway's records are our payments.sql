SELECT coalesce(g.key, m.order_id || '/' || m.key) || ': gateway ' || coalesce(g.status || ' ' || g.amount, 'knows nothing')
       || ', we ' || coalesce(m.status || ' ' || m.amount, 'know nothing')
FROM gateway.operation g
FULL JOIN (SELECT * FROM payment.movement m
           WHERE kind <> 'TILL' AND NOT (kind = 'REFUND' AND (m.gateway_ref LIKE 'till/%' OR m.gateway_ref LIKE 'other/%' OR EXISTS (
               SELECT FROM payment.authorization a
               WHERE a.order_id = m.order_id AND a.key = m.authorization_key AND a.source = 'TILL')))) m
    ON g.key = m.order_id || '/' || m.key
WHERE (g.status = 'DONE' AND (m.status IS DISTINCT FROM 'DONE' OR m.amount <> g.amount))
   OR (m.status = 'DONE' AND g.status IS DISTINCT FROM 'DONE')
