package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.OpeningStock.Delivery;
import dev.throughline.oms.client.model.Channel;
import dev.throughline.oms.client.model.Location;
import dev.throughline.oms.client.model.PostalAddress;
import dev.throughline.oms.client.model.Product;
import dev.throughline.oms.client.model.ProductList;
import dev.throughline.oms.client.model.StockEntry;
import dev.throughline.oms.client.model.StockReceipt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sets the shop up: locations, channels, catalogue with prices, stock. Every call may be repeated. */
final class Shop {
    private static final int PRODUCTS_PER_CALL = 1000;

    private final Oms oms;

    Shop(Oms oms) {
        this.oms = oms;
    }

    void open(Places places, List<PlannedOrder> orders, Progress progress) throws InterruptedException {
        for (Places.Site site : places.sites()) {
            oms.call(() -> oms.catalog.putLocation(site.id(), location(site)));
        }
        new PromiseSetup(oms).put(places);
        for (Channel channel : oms.call(() -> oms.catalog.listChannels()).getChannels()) {
            boolean isUsed = orders.stream().anyMatch(order -> order.channel().equals(channel.getChannelId()));
            if (isUsed && !Boolean.TRUE.equals(channel.getMaySetPrice())) {
                progress.say("Channel " + channel.getChannelId()
                        + " may set prices from now on: the file's prices are played.");
                oms.call(() -> oms.catalog.putChannel(channel.getChannelId(), channel.maySetPrice(true)));
            }
        }
        putProducts(List.copyOf(products(orders).values()));
    }

    private static Location location(Places.Site site) {
        return new Location()
                .locationId(site.id())
                .name(site.name())
                .kind(Location.KindEnum.fromValue(site.kind()))
                .latitude(site.latitude())
                .longitude(site.longitude())
                .timeZone("Europe/London")
                .ships(true)
                .pickup(site.isStore())
                .address(new PostalAddress()
                        .line1("Throughline " + (site.isStore() ? "store " : "warehouse ") + site.city())
                        .city(site.city())
                        .postcode(site.district())
                        .country("GB"));
    }

    /** The catalogue's words and price of a SKU are those of its first line. */
    private static Map<String, Product> products(List<PlannedOrder> orders) {
        Map<String, Product> products = new LinkedHashMap<>();
        orders.stream()
                .flatMap(order -> order.invoice().lines().stream())
                .forEach(line -> products.putIfAbsent(
                        line.sku(),
                        new Product()
                                .sku(line.sku())
                                .description(line.description())
                                .unitPrice(line.unitPrice().toPlainString())
                                .currency(Requests.CURRENCY)));
        return products;
    }

    private void putProducts(List<Product> products) throws InterruptedException {
        for (int from = 0; from < products.size(); from += PRODUCTS_PER_CALL) {
            List<Product> part = products.subList(from, Math.min(products.size(), from + PRODUCTS_PER_CALL));
            oms.call(() -> oms.catalog.putProducts(new ProductList().products(part)));
        }
    }

    void receive(Delivery delivery, StockReceipt.ReasonEnum reason) throws InterruptedException {
        StockReceipt receipt = new StockReceipt()
                .document(delivery.document())
                .location(delivery.location())
                .reason(reason)
                .entries(delivery.units().entrySet().stream()
                        .map(entry -> new StockEntry().sku(entry.getKey()).quantity(entry.getValue()))
                        .toList());
        oms.call(() -> oms.stock.receiveStock(receipt));
    }
}
