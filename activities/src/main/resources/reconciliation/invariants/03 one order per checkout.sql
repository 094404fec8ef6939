-- The keys themselves are UNIQUE; what is left is that the answer and the book agree.
SELECT i.order_id || ': answered as accepted, not in the book'
FROM ordering.intake i LEFT JOIN ordering.sales_order o USING (order_id)
WHERE i.answer IS NOT NULL AND i.answer -> 'refusal' IN (NULL, 'null'::jsonb) AND o.order_id IS NULL
UNION ALL
SELECT o.order_id || ': in the book, but refused or unanswered'
FROM ordering.sales_order o JOIN ordering.intake i USING (order_id)
WHERE i.answer IS NULL OR jsonb_typeof(i.answer -> 'refusal') = 'object'
