SELECT order_id || ' line ' || line || ': states sum to '
       || (open + backordered + unfillable + released + lost + delivered + collected + cancelled + returned) || ', not ' || quantity
FROM ordering.order_line
WHERE open + backordered + unfillable + released + lost + delivered + collected + cancelled + returned <> quantity
