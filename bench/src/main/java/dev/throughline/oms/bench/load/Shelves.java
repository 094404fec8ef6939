package dev.throughline.oms.bench.load;

import dev.throughline.oms.client.model.Location;
import dev.throughline.oms.client.model.Product;
import dev.throughline.oms.client.model.ProductList;
import dev.throughline.oms.client.model.StockEntry;
import dev.throughline.oms.client.model.StockReceipt;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** Locations, catalogue and stock, of everything so much everywhere that every order is accepted, from one place. */
public final class Shelves {
    public static final String CURRENCY = "GBP";
    private static final int UNITS = 100_000;

    private final Api api;
    private final OrderMix mix;

    public Shelves(Api api, OrderMix mix) {
        this.api = api;
        this.mix = mix;
    }

    public void fill(Tally tally) {
        for (Site site : mix.sites()) {
            api.catalog.putLocation(site.id(), location(site));
        }
        List<Integer> ranks = IntStream.rangeClosed(1, mix.skus()).boxed().toList();
        api.catalog.putProducts(
                new ProductList().products(ranks.stream().map(Shelves::product).toList()));
        for (Site site : mix.sites()) {
            StockReceipt receipt = new StockReceipt()
                    .document("opening-" + site.id())
                    .location(site.id())
                    .reason(StockReceipt.ReasonEnum.OPENING)
                    .entries(ranks.stream()
                            .map(rank ->
                                    new StockEntry().sku(OrderMix.sku(rank)).quantity(UNITS))
                            .toList());
            api.stock.receiveStock(receipt);
            tally.received((long) UNITS * mix.skus());
        }
    }

    private static Location location(Site site) {
        return new Location()
                .locationId(site.id())
                .name(site.name())
                .kind(site.isStore() ? Location.KindEnum.STORE : Location.KindEnum.WAREHOUSE)
                .latitude(site.latitude())
                .longitude(site.longitude())
                .timeZone("Europe/London")
                .ships(true)
                .pickup(site.isStore());
    }

    private static Product product(int rank) {
        return new Product()
                .sku(OrderMix.sku(rank))
                .description("Article " + rank + " of the load test")
                .unitPrice(BigDecimal.valueOf(OrderMix.price(rank), 2).toPlainString())
                .currency(CURRENCY);
    }
}
