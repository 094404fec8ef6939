-- What counts have shown of an SKU.
CREATE INDEX stock_count_line_sku ON inventory.stock_count_line (sku);
