SELECT order_id || '/' || key || ': ' || captured || ' captured + ' || voided || ' voided of ' || amount
FROM payment.authorization WHERE captured + voided > amount
