package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of units that nobody could serve.
 *
 * @param lines which units; empty means all that wait
 * @param location the store of {@code PICK_UP}; else the only location to look at, also one that declined them; missing means any
 */
public record UnfillableDecision(
        List<UnitsOfLine> lines, Choice choice, @Nullable LocationId location, Actor actor, String reason) {
    public UnfillableDecision {
        lines = List.copyOf(lines);
    }

    public enum Choice {
        /** Look again, by the way the customer chose at first. */
        SOURCE_AGAIN,
        PICK_UP,
        SHIP,
        CANCEL
    }

    /** How the units are to reach the customer. */
    FulfillmentMethod method(FulfillmentMethod chosenFirst) {
        return switch (choice) {
            case PICK_UP -> FulfillmentMethod.PICKUP;
            case SHIP -> FulfillmentMethod.SHIP;
            case SOURCE_AGAIN, CANCEL -> chosenFirst;
        };
    }
}
