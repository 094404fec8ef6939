SELECT order_id || '/' || key || ': ' || refunded || ' refunded of ' || captured
FROM payment.authorization WHERE refunded > captured
