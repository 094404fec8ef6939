-- What left is worth, per line, the cumulative share of goods and charges (Money.share) of the units that were captured:
-- those released, lost on their way or with the customer, and those refunded since. A final order has captured exactly that.
WITH worth AS (
    SELECT order_id,
           sum((2 * goods_minor * units + quantity) / (2 * quantity)
             + (2 * charges_minor * units + quantity) / (2 * quantity)) AS left_worth,
           sum(open + backordered + released + lost) AS unfinished
    FROM (SELECT *, released + lost + delivered + collected + refunded_units AS units FROM ordering.order_line) l
    GROUP BY order_id),
paid AS (SELECT order_id, sum(captured) AS captured FROM payment.authorization GROUP BY order_id)
SELECT w.order_id || ': ' || w.left_worth || ' left, ' || coalesce(p.captured, 0) || ' captured'
FROM worth w LEFT JOIN paid p USING (order_id)
WHERE w.left_worth > coalesce(p.captured, 0)
   OR (w.unfinished = 0 AND w.left_worth <> coalesce(p.captured, 0))
