SELECT order_id || ' line ' || line || ': states sum to '
       || (open + backordered + released + delivered + collected + cancelled + returned) || ', not ' || quantity
FROM ordering.order_line
WHERE open + backordered + released + delivered + collected + cancelled + returned <> quantity
