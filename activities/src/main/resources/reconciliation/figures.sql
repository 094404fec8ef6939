-- One row: every figure of the reconciliation, in units or minor units of money. What moved is counted whole: a sale of units that
-- the books did not have, and the receipt that settles it, show as shortage and not as on hand.
SELECT
    (SELECT count(*) FROM ordering.intake) AS orders_in,
    (SELECT count(*) FROM ordering.sales_order) AS orders_accepted,
    (SELECT count(*) FROM ordering.intake WHERE jsonb_typeof(answer -> 'refusal') = 'object') AS orders_refused,
    (SELECT count(*) FROM ordering.intake WHERE answer IS NULL) AS orders_unanswered,
    (SELECT count(*) FROM ordering.sales_order WHERE status = 'COMPLETED') AS orders_completed,
    (SELECT count(*) FROM ordering.sales_order WHERE status = 'CANCELLED') AS orders_cancelled,
    (SELECT count(*) FROM ordering.sales_order WHERE status = 'RETURNED') AS orders_returned,
    u.*, m.*, a.*, b.*, l.*
FROM
    (SELECT coalesce(sum(quantity), 0) AS units_ordered, coalesce(sum(open), 0) AS units_open,
            coalesce(sum(backordered), 0) AS units_backordered, coalesce(sum(released), 0) AS units_released,
            coalesce(sum(delivered), 0) AS units_delivered, coalesce(sum(collected), 0) AS units_collected,
            coalesce(sum(cancelled), 0) AS units_cancelled, coalesce(sum(returned), 0) AS units_returned
     FROM ordering.order_line) u,
    (SELECT coalesce(sum(amount) FILTER (WHERE kind = 'REFUND' AND status = 'REFUSED'), 0) AS refund_failed_minor
     FROM payment.movement) m,
    (SELECT coalesce(sum(amount), 0) AS authorized_minor, coalesce(sum(captured), 0) AS captured_minor,
            coalesce(sum(voided), 0) AS voided_minor, coalesce(sum(refunded), 0) AS refunded_minor
     FROM payment.authorization) a,
    (SELECT coalesce(sum(on_hand), 0) AS stock_on_hand, coalesce(sum(committed), 0) AS stock_committed,
            coalesce(sum(damaged), 0) AS stock_damaged, coalesce(sum(shortage), 0) AS stock_shortage
     FROM inventory.balance) b,
    (SELECT coalesce(sum(on_hand - shortage) FILTER (WHERE movement = 'RECEIPT'), 0) AS stock_received,
            coalesce(-sum(on_hand - shortage) FILTER (WHERE movement = 'ISSUE'), 0) AS stock_issued,
            coalesce(-sum(on_hand - shortage) FILTER (WHERE movement = 'TILL_SALE'), 0) AS stock_sold_at_tills,
            coalesce(sum(on_hand - shortage) FILTER (WHERE movement = 'RETURN'), 0) AS stock_restocked,
            coalesce(-sum(on_hand - shortage) FILTER (WHERE movement = 'SHORT_PICK'), 0) AS stock_corrected
     FROM inventory.ledger) l
