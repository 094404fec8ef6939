SELECT order_id || '/' || cause FROM messaging.message GROUP BY order_id, cause HAVING count(*) > 1
