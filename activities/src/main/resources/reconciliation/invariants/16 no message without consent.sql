-- Marketing needs the consent to marketing, a text message the one to text messages: in force when it was cleared for sending. What was
-- said is gone when the customer was erased; that it was looked at stays with the message. Messages without a channel were sent by
-- versions that did not note it.
WITH needing AS (
    SELECT order_id, cause, cleared_at, CASE kind WHEN 'AFTER_SALES' THEN 'MARKETING' ELSE 'SMS' END AS purpose
    FROM messaging.message
    WHERE state = 'SENT' AND channel IS NOT NULL AND (kind = 'AFTER_SALES' OR channel = 'SMS'))
SELECT order_id || '/' || cause || ' was sent and consent never looked at' FROM needing WHERE cleared_at IS NULL
UNION ALL
SELECT n.order_id || '/' || n.cause || ' was sent without consent'
FROM needing n
JOIN customer.order_history h ON h.order_id = n.order_id
LEFT JOIN LATERAL (
    SELECT granted FROM customer.consent_log l
    WHERE l.customer_id = h.customer_id AND l.purpose = n.purpose AND l.said_at <= n.cleared_at
    ORDER BY number DESC LIMIT 1) said ON true
WHERE n.cleared_at IS NOT NULL AND said.granted IS NOT TRUE
