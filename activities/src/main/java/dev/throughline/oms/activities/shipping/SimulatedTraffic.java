package dev.throughline.oms.activities.shipping;

import java.net.URI;
import java.time.Instant;

/** The simulated carrier's vans; missing where another carrier drives. */
public interface SimulatedTraffic {
    /**
     * Tells by webhook what was scanned by a time, in no particular order, some of it twice.
     *
     * @return how many messages were taken
     */
    int round(URI receiver, Instant until);
}
