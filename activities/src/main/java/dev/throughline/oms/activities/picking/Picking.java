package dev.throughline.oms.activities.picking;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The door for picking a wave: what lies where for which order, and what was taken. Safe for any number of pickers at once. */
public interface Picking {
    /** In walking order: zone, sequence, bin, SKU; what lies in no bin comes last. */
    Optional<PickList> list(WaveId wave);

    /**
     * Units of a SKU were taken from the shelf. All or nothing; idempotent by wave and {@link Scan#id}: a repeat, also much later, is
     * answered alike.
     */
    Scanned scan(WaveId wave, Scan scan);

    /**
     * Writes down which orders do without units that a picker does not find: the last of them first. Idempotent by wave and id.
     *
     * @return what is to be told to each order's process and has not been; what was is there with its outcome
     */
    ShortPick shortPick(WaveId wave, Missing missing);

    /** Notes what became of a part that was told. */
    void told(WaveId wave, String shortPick, ShortPick.Part part, String outcome);

    /**
     * What a picker scanned.
     *
     * @param id the scanning device's own, so that what it sends again counts once
     * @param asked what was scanned, as it was: another scan must have another id
     * @param bin where it was taken from; not checked if missing
     */
    record Scan(
            String id,
            String asked,
            Sku sku,
            int units,
            @Nullable String bin,
            Actor actor) {
        public Scan {
            if (units < 1) {
                throw new IllegalArgumentException("scanned units are counted from 1");
            }
        }
    }

    /**
     * Units that are not there.
     *
     * @param id and {@code asked}: as of a {@link Scan}
     * @param units missing; all that are still to be picked if missing
     */
    record Missing(
            String id, String asked, Sku sku, @Nullable Integer units, Actor actor) {}

    /**
     * The answer to a scan.
     *
     * @param placements which units go into which tote; none if refused
     * @param left units of the SKU that are still to be picked
     * @param expected what is to be picked next, where it says why a scan was refused
     */
    record Scanned(Verdict verdict, List<Placement> placements, int left, PickList.@Nullable Entry expected) {
        public Scanned {
            placements = List.copyOf(placements);
        }

        static Scanned refused(Verdict verdict, PickList.@Nullable Entry expected) {
            return new Scanned(verdict, List.of(), 0, expected);
        }
    }

    /** Units of an order's line that go into its tote. */
    record Placement(int tote, FulfillmentOrderId fulfillmentOrder, int line, int units) {}

    /** A short pick with what became of it. */
    record ShortPick(Verdict verdict, List<Part> parts) {
        public ShortPick {
            parts = List.copyOf(parts);
        }

        /**
         * Units of one line.
         *
         * @param sku what is missing: the line's own, or a component of its kit
         * @param units of the line
         * @param outcome missing until its order's process was told
         */
        public record Part(
                int tote,
                FulfillmentOrderId fulfillmentOrder,
                int line,
                Sku sku,
                boolean component,
                int units,
                @Nullable String outcome) {}
    }

    enum Verdict {
        DONE,
        UNKNOWN_WAVE,
        CLOSED,
        /** Nothing of this SKU is to be picked. */
        WRONG_ITEM,
        /** The SKU does not lie in the bin. */
        WRONG_BIN,
        /** More units than are to be picked. */
        SURPLUS,
        /** The id was used for something else. */
        ID_REUSED
    }
}
