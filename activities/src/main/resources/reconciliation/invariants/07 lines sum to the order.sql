SELECT o.order_id
FROM ordering.sales_order o
JOIN (SELECT order_id, sum(goods_minor) AS goods, sum(charges_minor) AS charges FROM ordering.order_line GROUP BY order_id) l
    USING (order_id)
WHERE o.goods_minor <> l.goods OR o.charges_minor <> l.charges
