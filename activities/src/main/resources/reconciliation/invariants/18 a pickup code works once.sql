SELECT c.fulfillment_order_id || ': a code that has worked (number ' || c.pickup_generation || ') works still'
FROM fulfillment.handover_counted c
JOIN fulfillment.fulfillment_order f ON f.id = c.fulfillment_order_id
WHERE f.status = 'RELEASED' AND c.pickup_generation >= f.pickup_generation
