SELECT sku || ' at ' || location_id || ': ' || committed || ' committed, ' || on_hand || ' on hand'
FROM inventory.balance WHERE committed > on_hand
