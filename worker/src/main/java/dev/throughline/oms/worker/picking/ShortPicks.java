package dev.throughline.oms.worker.picking;

import dev.throughline.oms.activities.picking.Picking;
import dev.throughline.oms.activities.picking.Picking.Missing;
import dev.throughline.oms.activities.picking.Picking.ShortPick;
import dev.throughline.oms.activities.picking.Picking.ShortPick.Part;
import dev.throughline.oms.activities.picking.WaveId;
import dev.throughline.oms.worker.fulfillment.LocationActs;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.workflows.order.Resourcing;
import dev.throughline.oms.workflows.order.UnitsOfLine;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Tells the orders' processes which units a picker did not find. What is to be told is written down first, and each part has an update of
 * its own: a repeat tells what has not been told, and nothing twice.
 */
@Component
class ShortPicks {
    private static final int SERVER_ERRORS = 500;

    private final Picking picking;
    private final LocationActs acts;

    ShortPicks(Picking picking, LocationActs acts) {
        this.picking = picking;
        this.acts = acts;
    }

    ShortPick tell(WaveId wave, Missing missing, String reason) {
        picking.shortPick(wave, missing).parts().stream()
                .filter(part -> part.outcome() == null)
                .forEach(part -> picking.told(wave, missing.id(), part, outcome(wave, missing, part, reason)));
        return picking.shortPick(wave, missing);
    }

    private String outcome(WaveId wave, Missing missing, Part part, String reason) {
        try {
            return outcome(acts.decline(
                    part.fulfillmentOrder(),
                    List.of(new UnitsOfLine(part.line(), part.units())),
                    part.component() ? List.of(part.sku()) : null,
                    missing.actor(),
                    reason,
                    "wave/" + wave + "/" + missing.id()));
        } catch (ProblemException refused) {
            if (refused.type().status() >= SERVER_ERRORS) {
                throw refused;
            }
            return refused.type().name();
        }
    }

    private static String outcome(Resourcing result) {
        if (!result.resourced().isEmpty()) {
            return "RESOURCED";
        }
        if (!result.backordered().isEmpty()) {
            return "BACKORDERED";
        }
        return result.cancelled().isEmpty() ? "UNFILLABLE" : "CANCELLED";
    }
}
