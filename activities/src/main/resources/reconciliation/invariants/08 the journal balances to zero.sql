SELECT order_id FROM payment.journal_entry GROUP BY order_id, currency HAVING sum(amount_minor) <> 0
