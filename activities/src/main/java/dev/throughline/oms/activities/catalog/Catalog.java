package dev.throughline.oms.activities.catalog;

import dev.throughline.oms.workflows.shared.ChannelId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The door of the product catalogue. Two spellings of a SKU that differ in case or blanks are one product; its SKU is spelled as it
 * was first given. A product is also found by its GTIN, with or without leading zeros.
 */
public interface Catalog {
    /**
     * Creates or replaces, all or nothing. Of two entries for one product the later counts. A repeat changes nothing.
     *
     * @return how many products there were of each kind, or what is wrong; if anything is wrong, nothing was changed
     */
    PutResult put(List<Product> products);

    /** The product with this SKU or GTIN; the SKU comes first where a code is both. */
    Optional<Product> find(String skuOrAlias);

    /** As {@link #find(String)}, the channel's own codes first. */
    Optional<Product> find(String code, ChannelId channel);

    /** As {@link #resolve(Collection)}, the channel's own codes first. */
    Map<String, Product> resolve(Collection<String> codes, ChannelId channel);

    /**
     * What codes stand for where goods are received: as {@link #resolve(Collection)}, and the codes of packs, which nothing is sold by.
     */
    Map<String, Pack> packs(Collection<String> codes);

    /**
     * What a code stands for.
     *
     * @param units of the product; 1 unless it is a pack's code
     */
    record Pack(Product product, int units) {}

    /**
     * The products of many codes in one query, by the code as it was given; unknown ones are left out. May be a few seconds behind
     * what another instance of the application has put.
     */
    Map<String, Product> resolve(Collection<String> skusOrAliases);

    /** Counts of products; {@code refusals} is empty if they were stored. */
    record PutResult(int created, int changed, int unchanged, List<Refusal> refusals) {
        public PutResult {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * Why an entry cannot be stored.
     *
     * @param index of the entry, from 0
     * @param field sku, description, gtin, unit_price, currency or weight_grams
     * @param detail what would be right
     */
    record Refusal(int index, String field, String detail) {}
}
