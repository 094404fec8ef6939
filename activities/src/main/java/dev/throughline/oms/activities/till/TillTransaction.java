package dev.throughline.oms.activities.till;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of a till, as it was read.
 *
 * @param part 0; from 1 for lines that were applied later
 * @param endedAt when goods and money had changed hands
 * @param voided it was broken off, or is for training: nothing changed hands
 * @param voids an earlier transaction that this one undoes
 * @param lines without those that were taken off the receipt
 */
public record TillTransaction(
        TillKey key,
        int part,
        Instant endedAt,
        String currency,
        boolean voided,
        @Nullable TillKey voids,
        @Nullable Buyer buyer,
        List<Line> lines,
        List<Tender> tenders) {
    public TillTransaction {
        lines = List.copyOf(lines);
        tenders = List.copyOf(tenders);
    }

    public enum Type {
        SALE,
        RETURN
    }

    /** Who bought, as far as the till knows; kept until the order has it. */
    public record Buyer(
            @Nullable String loyaltyAccount,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String name) {}

    /**
     * A line.
     *
     * @param number from 1, as it stands on the receipt
     * @param code as the till gave it
     * @param sku as the catalogue spells it; missing if it does not know the code
     * @param amountMinor of all its units
     * @param receipt of a return: the sale
     * @param order of a return: id or number of the order, if there is no receipt
     */
    public record Line(
            int number,
            Type type,
            String code,
            @Nullable Sku sku,
            int quantity,
            long amountMinor,
            @Nullable TillKey receipt,
            @Nullable String order,
            boolean restocked,
            @Nullable String reason) {
        /** Units of a line whose product is known. */
        public OrderedUnits units() {
            return new OrderedUnits(number, Objects.requireNonNull(sku), quantity);
        }
    }

    /** How it was paid; negative if the till gave it. */
    public record Tender(String kind, long amountMinor) {}

    public String id() {
        return part == 0 ? key.id() : key.id() + "." + part;
    }

    /** What was sold and the catalogue knows. */
    @JsonIgnore
    public List<Line> sold() {
        return known(Type.SALE);
    }

    /** What came back and the catalogue knows. */
    @JsonIgnore
    public List<Line> returned() {
        return known(Type.RETURN);
    }

    private List<Line> known(Type type) {
        return lines.stream()
                .filter(line -> line.type() == type && line.sku() != null)
                .toList();
    }

    /** What the catalogue does not know. */
    @JsonIgnore
    public List<Line> unknown() {
        return voided
                ? List.of()
                : lines.stream().filter(line -> line.sku() == null).toList();
    }

    public TillTransaction withoutBuyer() {
        return new TillTransaction(key, part, endedAt, currency, voided, voids, null, lines, tenders);
    }

    /** The same event with other lines, as a part of its own. */
    public TillTransaction withLines(int ofPart, List<Line> other) {
        return new TillTransaction(key, ofPart, endedAt, currency, voided, null, buyer, other, List.of());
    }
}
