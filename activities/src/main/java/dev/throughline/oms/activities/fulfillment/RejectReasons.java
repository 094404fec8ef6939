package dev.throughline.oms.activities.fulfillment;

import java.util.List;
import java.util.Optional;

/** The door for why locations turn units down. */
public interface RejectReasons {
    /** By code; those that are not active too. */
    List<RejectReason> all();

    Optional<RejectReason> find(String code);

    /** Creates or replaces; what was turned down before stays as it was. */
    void put(RejectReason reason);
}
