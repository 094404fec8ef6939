package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.CompanyBooks.Kind;
import dev.throughline.oms.bench.play.CompanyBooks.Shelf;
import dev.throughline.oms.bench.play.Places.Site;
import dev.throughline.oms.client.model.Product;
import dev.throughline.oms.client.model.ProductList;
import dev.throughline.oms.client.model.StockBalance;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What goes on in stores and warehouses beside the file's orders, with products of its own: sales at tills, a shortage, a transfer, a
 * purchase, rejections, a channel's share. Where, is by the seed; repeated after a kill, it comes to the same.
 */
final class CompanyDay {
    private static final int STORES_WITH_TILLS = 3;

    private final CompanyDesk desk;
    private final Places places;
    private final PrintStream out;
    private @Nullable String trouble;

    CompanyDay(PlayContext context, Shop shop, Places places, PrintStream out) {
        this.desk = new CompanyDesk(context, shop);
        this.places = places;
        this.out = out;
    }

    void run() {
        try {
            play();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            trouble = "interrupted";
        } catch (RuntimeException e) {
            trouble = Objects.requireNonNullElse(e.getMessage(), e.toString());
        }
    }

    private void play() throws InterruptedException {
        desk.context().progress().awaitFirst();
        String atTills = desk.sku("TILLS");
        String supplied = desk.sku("SUPPLY");
        String rejected = desk.sku("REJECT");
        String shared = desk.sku("SHARE");
        catalogue(List.of(atTills, supplied, rejected, shared));
        Chance chance = desk.context().chance();
        Site warehouse = chance.pick(places.warehouses(), "show warehouse", "");
        int from = chance.of("show stores", "").nextInt(places.stores().size());
        CompanyTills tills = new CompanyTills(desk);
        tills.play(List.of(store(from), store(from + 1), store(from + STORES_WITH_TILLS - 1)), atTills);
        new CompanySupply(desk, tills).play(store(from), warehouse, supplied);
        new CompanyRejections(desk).play(store(from + STORES_WITH_TILLS), warehouse, rejected);
        new CompanyShares(desk).play(warehouse, shared);
    }

    private Site store(int at) {
        return places.stores().get(at % places.stores().size());
    }

    private void catalogue(List<String> skus) throws InterruptedException {
        List<Product> products = skus.stream()
                .map(sku -> new Product()
                        .sku(sku)
                        .description("Shown by the play")
                        .unitPrice(BigDecimal.valueOf(CompanyDesk.PRICE, 2).toPlainString())
                        .currency(Requests.CURRENCY))
                .toList();
        desk.oms().call(() -> desk.oms().catalog.putProducts(new ProductList().products(products)));
    }

    /** What the reconciliation must have of this, beside the file's orders. */
    Map<String, Long> figures() {
        return desk.books().figures();
    }

    /** Prints what happened, and its stock by kind of movement beside the books; answers whether they are equal. */
    boolean report() throws InterruptedException {
        out.println(
                "\nSTORES, TILLS AND SUPPLIERS, with products of their own; every id can be read in the API, an order's or a"
                        + " transfer's also in Temporal:");
        desk.told().forEach(out::println);
        if (trouble != null) {
            out.println("  went wrong: " + trouble);
            return false;
        }
        out.printf("  %-42s", "stock");
        Arrays.stream(Kind.values())
                .forEach(kind ->
                        out.printf("%13s", kind.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        out.printf("%10s%10s%12s%n", "makes", "books", "difference");
        boolean equal = true;
        for (Map.Entry<Shelf, Map<Kind, Integer>> entry : desk.books().moved().entrySet()) {
            equal &= row(entry.getKey(), entry.getValue());
        }
        return equal;
    }

    private boolean row(Shelf shelf, Map<Kind, Integer> moved) throws InterruptedException {
        int makes = moved.values().stream().mapToInt(Integer::intValue).sum();
        StockBalance books = desk.oms()
                .call(() -> desk.oms().stock.listStock(1, null, shelf.location(), shelf.sku(), null))
                .getBalances()
                .getFirst();
        int net = books.getOnHand() - Objects.requireNonNullElse(books.getShortage(), 0);
        List<String> cells = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            cells.add("%13d".formatted(moved.getOrDefault(kind, 0)));
        }
        out.printf(
                "  %-42s%s%10d%10d%12d%n",
                shelf.sku() + " " + shelf.location(), String.join("", cells), makes, net, net - makes);
        return net == makes && books.getCommitted() == 0;
    }
}
