-- What took the place of units of a line. The line stays what was ordered; what comes back may be the substitute.
CREATE TABLE ordering.substituted (
    order_id   text COLLATE "C" NOT NULL REFERENCES ordering.sales_order,
    step       text NOT NULL,
    line       integer NOT NULL,
    substitute text NOT NULL,
    quantity   integer NOT NULL CHECK (quantity >= 1),
    PRIMARY KEY (order_id, step)
);
