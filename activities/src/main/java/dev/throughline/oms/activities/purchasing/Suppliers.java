package dev.throughline.oms.activities.purchasing;

import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import java.util.Optional;

/** The door for suppliers. */
public interface Suppliers {
    /** Creates or replaces a supplier with its items; an SKU that was bought elsewhere is bought here from now on. Idempotent. */
    void put(Supplier supplier);

    Optional<Supplier> find(String id);

    /** By id, without items. */
    List<Supplier> list();

    /** From whom the SKU is bought, with the terms of this SKU alone. */
    Optional<Supplier> of(Sku sku);
}
