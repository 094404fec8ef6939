package dev.throughline.oms.activities.catalog;

import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The door of what may be given in place of a product that is not there. */
public interface Substitutes {
    /**
     * Replaces what there was; a repeat changes nothing.
     *
     * @param substitutes the best first; none: nothing takes its place
     * @return what would be right; missing when done
     */
    @Nullable
    String put(Sku product, List<Substitute> substitutes);

    /** The best first. */
    List<Substitute> of(Sku product);

    /**
     * What may be given.
     *
     * @param automatic whether a customer who takes substitutes need not be asked
     */
    record Substitute(Sku sku, boolean automatic) {}
}
