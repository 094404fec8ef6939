package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.workflows.order.UnitsOfLine;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door for what a pickup has beside the work: who may collect, with which code, and what was shown at the counter. A refused act
 * changes nothing. It holds names, vehicles and signatures, which {@link #forget} erases.
 */
public interface Pickups {
    /** Personal data beside the fulfillment order; empty if there is none. */
    Details detailsOf(FulfillmentOrderId id);

    /**
     * Compares with the codes that were sent to the customer; wrong ones are counted. Upper and lower case are one, so are O and 0, and I, L
     * and 1; blanks and hyphens do not count.
     *
     * @param said typed, or scanned: {@code TL1:<fulfillment order>:<code>}
     */
    CodeCheck check(FulfillmentOrderId id, String said);

    /**
     * Keeps what was shown at the counter with a right code, once per act, and answers its reference; empty if the code is not right any
     * more. Whether it counts is for the order's process to say.
     */
    Optional<Shown> show(Showing showing);

    /** Whether the order's process has counted it: of what is shown with one code, one counts. */
    boolean hasCounted(Shown shown);

    /** Counts another sending of the code. Makes a new code if asked to: the old one then stops working, wrong tries are forgotten. */
    Sending sendCode(FulfillmentOrderId id, boolean renew, Actor actor);

    /** Lets another person collect, with a code of their own; it is sent to the customer as soon as there is something to collect. */
    Sending nameProxy(FulfillmentOrderId id, String name, Actor actor);

    /** From now on the customer alone collects. */
    Result removeProxy(FulfillmentOrderId id, Actor actor);

    /** The customer is on the way to a store that brings the goods out; told again, the newest counts. */
    Result onMyWay(FulfillmentOrderId id, Coming coming, Actor actor);

    /** The customer waits outside. */
    Result arrived(FulfillmentOrderId id, Actor actor);

    /** Erases names, vehicles and signatures of these orders. */
    void forget(Collection<OrderId> orders);

    /** Erases vehicles and places of pickups that ended a day ago; returns how many. */
    int forgetArrivals();

    /**
     * What only the store and the customer may read.
     *
     * @param proxy the name of the other person who collects
     * @param arrival what the customer told of their way
     */
    record Details(@Nullable String proxy, @Nullable Arrival arrival) {}

    /** A customer on the way, or outside. */
    record Arrival(
            Instant eta,
            @Nullable String spot,
            @Nullable String vehicle,
            @Nullable Instant arrivedAt) {}

    /**
     * What a customer tells before they come.
     *
     * @param spot where they will stand, at most 40 characters
     * @param vehicle how they are recognized, at most 60 characters
     */
    record Coming(
            Instant eta, @Nullable String spot, @Nullable String vehicle) {}

    enum CodeCheck {
        /** The customer's code. */
        OK,
        /** The code of the other person who may collect. */
        PROXY,
        WRONG,
        /** It was right, and has worked already. */
        USED,
        /** Too many wrong codes for this pickup, or at this location within the hour. */
        LOCKED,
        /** Not released, not a pickup, or over. */
        NOT_READY
    }

    /**
     * What is shown at the counter.
     *
     * @param lines which units are handed over; everything that is left if empty
     * @param rest what becomes of the others: KEEP or RETURN
     */
    record Showing(
            FulfillmentOrderId id,
            String code,
            boolean identityChecked,
            boolean ageChecked,
            List<UnitsOfLine> lines,
            @Nullable String rest,
            @Nullable Signature signature,
            Actor actor) {
        public Showing {
            lines = List.copyOf(lines);
        }

        /** Without the code. */
        @Override
        public String toString() {
            return "Showing[" + id + "]";
        }
    }

    /**
     * A showing as it is kept.
     *
     * @param generation of the code; one showing of each counts at most
     */
    record Shown(String handover, int generation) {}

    /**
     * Whether a code goes out again.
     *
     * @param cause of the message, unique; there with DONE if there is a code to send
     */
    record Sending(Result result, @Nullable String cause) {}

    enum Result {
        DONE,
        UNKNOWN_FULFILLMENT_ORDER,
        /** Only a pickup has a code and a collector. */
        WRONG_METHOD,
        /** It does not wait for the customer yet, or any more. */
        NOT_WAITING,
        /** The code was sent so often within the hour that it has to do. */
        TOO_OFTEN,
        /** The store brings nothing out. */
        NO_CURBSIDE
    }
}
