SELECT sku || ' at ' || location_id || ': ' || committed || ' committed and ' || held || ' held, ' || on_hand || ' on hand'
FROM inventory.balance WHERE committed + held > on_hand
