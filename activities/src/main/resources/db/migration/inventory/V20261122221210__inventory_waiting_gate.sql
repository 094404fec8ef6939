-- Under its row's lock the waiting units of a SKU with a limit are counted and added to. It comes before all other locks.
CREATE TABLE inventory.waiting_gate (
    sku text PRIMARY KEY
);
