package dev.throughline.oms.activities.picking;

import dev.throughline.oms.workflows.shared.LocationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The door for where goods lie. */
public interface Bins {
    /**
     * Creates or replaces bins with what lies in them; others stay. A SKU has one main bin: where another was, it lies there still. A repeat
     * changes nothing.
     *
     * @param bins each code once
     */
    void put(LocationId location, List<Bin> bins);

    /** Forgets a bin; does nothing if there is none. */
    void remove(LocationId location, String code);

    /** In walking order, after this place. */
    List<Bin> list(LocationId location, @Nullable Place after, int limit);

    /** The last bin of the page before. */
    record Place(String zone, int sequence, String code) {}
}
