package dev.throughline.oms.activities.catalog;

import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The door of the products' other codes. In a channel a code means one product: its own meaning there first, then the SKU, then what it
 * means everywhere. Spellings of a code that differ in case or blanks are one code, and so are GTINs that differ in leading zeros.
 */
public interface Aliases {
    /** The product's codes, its own GTIN among them; by code and channel. */
    List<Alias> of(Sku product);

    /** Creates or replaces; a repeat changes nothing. The product exists. */
    Answer put(Sku product, Alias alias);

    /** Forgets a code of the product; does nothing if it has none such. Its own GTIN is refused: it goes with the product. */
    Answer remove(Sku product, String code, @Nullable ChannelId channel);

    /**
     * A code.
     *
     * @param channel the only one in which it means this product; every channel if missing
     * @param units it stands for: 1, or those of a pack, by which goods are received and not sold
     */
    record Alias(String code, Kind kind, @Nullable ChannelId channel, int units) {}

    enum Kind {
        /** GTIN-8, -12, -13 or -14 with its check digit. */
        GTIN,
        /** Somebody's own code. */
        CODE
    }

    /**
     * What became of it.
     *
     * @param refusal missing when done
     */
    record Answer(@Nullable Refusal refusal) {
        static final Answer DONE = new Answer(null);

        static Answer refused(Reason reason, String detail) {
            return new Answer(new Refusal(reason, detail));
        }
    }

    /**
     * Why nothing was changed.
     *
     * @param detail what would be right
     */
    record Refusal(Reason reason, String detail) {}

    enum Reason {
        /** It means another product there. */
        TAKEN,
        /** It is not a code of its kind. */
        WRONG,
        /** It is the product's own GTIN. */
        OWN_GTIN
    }
}
