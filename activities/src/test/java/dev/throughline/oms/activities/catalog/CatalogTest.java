package dev.throughline.oms.activities.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.throughline.oms.activities.catalog.Catalog.PutResult;
import dev.throughline.oms.activities.catalog.Catalog.Refusal;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.shared.Sku;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class CatalogTest {
    private final String own = UUID.randomUUID().toString().substring(0, 13);
    private final Random random = new Random(own.hashCode());

    @Autowired
    private Catalog catalog;

    @Test
    void countsWhatItCreatedChangedAndLeftAlone() {
        var lamp = product("lamp", "Lamp", "3.39");
        var mug = product("mug", "Mug", "1.255");

        assertThat(catalog.put(List.of(lamp, mug))).isEqualTo(counts(2, 0, 0));
        assertThat(catalog.put(List.of(lamp, mug))).isEqualTo(counts(0, 0, 2));
        assertThat(catalog.put(List.of(product("lamp", "Lamp", "3.4"), mug))).isEqualTo(counts(0, 1, 1));
        assertThat(catalog.find(sku("lamp")).orElseThrow().unitPrice()).isEqualTo(new BigDecimal("3.40"));
        assertThat(catalog.find(sku("mug"))).contains(mug);
    }

    @Test
    void findsASkuWhateverItsCaseAndBlanks() {
        catalog.put(List.of(product("85123a", "Heart", "2.55")));

        var spellings =
                List.of(sku("85123A"), " " + sku("85123a") + "  ", sku("85123a").toUpperCase(Locale.ROOT));

        assertThat(catalog.resolve(spellings).values())
                .extracting(Product::sku)
                .hasSize(3)
                .containsOnly(new Sku(sku("85123a")));
    }

    @Test
    void keepsTheFirstSpellingOfASku() {
        catalog.put(List.of(product("Clock", "Clock", "9")));

        assertThat(catalog.put(List.of(product("CLOCK ", "Clock", "9")))).isEqualTo(counts(0, 0, 1));
        assertThat(catalog.find(sku("clock")).orElseThrow().sku()).isEqualTo(new Sku(sku("Clock")));
    }

    @Test
    void takesTheLaterOfTwoEntriesForOneProduct() {
        var result = catalog.put(List.of(product("twin", "First", "1"), product("TWIN", "Second", "2")));

        assertThat(result).isEqualTo(counts(1, 0, 0));
        assertThat(catalog.find(sku("twin")).orElseThrow().description()).isEqualTo("Second");
    }

    @Test
    void findsAProductByItsGtinWithOrWithoutLeadingZeros() {
        var gtin = newGtin();
        catalog.put(List.of(withGtin("tea", gtin)));

        assertThat(catalog.resolve(List.of(gtin, "0" + gtin)).values())
                .extracting(Product::sku)
                .containsExactly(new Sku(sku("tea")), new Sku(sku("tea")));
    }

    @Test
    void forgetsAGtinThatTheProductNoLongerHas() {
        var first = newGtin();
        var second = newGtin();
        catalog.put(List.of(withGtin("jar", first)));
        catalog.put(List.of(withGtin("jar", second)));

        assertThat(catalog.find(first)).isEmpty();
        assertThat(catalog.find(second)).isPresent();

        catalog.put(List.of(withGtin("jar", null)));
        assertThat(catalog.find(second)).isEmpty();
    }

    @Test
    void refusesTheGtinOfAnotherProductAndStoresNothing() {
        var gtin = newGtin();
        catalog.put(List.of(withGtin("owner", gtin)));

        var result = catalog.put(List.of(product("bystander", "Bystander", "1"), withGtin("thief", gtin)));

        assertThat(result.refusals()).extracting(Refusal::index, Refusal::field).containsExactly(tuple(1, "gtin"));
        assertThat(catalog.resolve(List.of(sku("bystander"), sku("thief")))).isEmpty();
    }

    @Test
    void twoProductsMaySwapTheirGtins() {
        var one = newGtin();
        var two = newGtin();
        catalog.put(List.of(withGtin("left", one), withGtin("right", two)));

        assertThat(catalog.put(List.of(withGtin("left", two), withGtin("right", one))))
                .isEqualTo(counts(0, 2, 0));
        assertThat(catalog.find(one).orElseThrow().sku()).isEqualTo(new Sku(sku("right")));
    }

    @Test
    void saysForEachEntryWhatWouldBeRight() {
        var result = catalog.put(List.of(
                new Product(new Sku("a\u0000"), "Fine", null, null, null),
                new Product(new Sku(sku("a")), " ", null, null, null),
                new Product(new Sku(sku("b")), "Fine", "4006381333932", null, null),
                new Product(new Sku(sku("c")), "Fine", null, new BigDecimal("1.00001"), "GBP"),
                new Product(new Sku(sku("d")), "Fine", null, new BigDecimal("-1"), "GBP"),
                new Product(new Sku(sku("e")), "Fine", null, new BigDecimal("1"), null),
                new Product(new Sku(sku("f")), "Fine", null, new BigDecimal("1"), "ZZZ")));

        assertThat(result.refusals())
                .extracting(Refusal::index, Refusal::field)
                .containsExactly(
                        tuple(0, "sku"),
                        tuple(1, "description"),
                        tuple(2, "gtin"),
                        tuple(3, "unit_price"),
                        tuple(4, "unit_price"),
                        tuple(5, "currency"),
                        tuple(6, "currency"));
        assertThat(catalog.find(sku("a"))).isEmpty();
    }

    @Test
    void leavesOutWhatItDoesNotKnow() {
        assertThat(catalog.resolve(List.of(sku("unknown"), "", " ", "\u0000"))).isEmpty();
        assertThat(catalog.find("\u0000")).isEmpty();
    }

    @Test
    void aRepeatedReadSeesAChangeOfThisInstanceAtOnce() {
        catalog.put(List.of(product("cached", "Before", "1")));
        catalog.resolve(List.of(sku("cached")));
        catalog.put(List.of(product("cached", "After", "1")));

        assertThat(catalog.resolve(List.of(sku("cached"))).values())
                .extracting(Product::description)
                .containsExactly("After");
    }

    @Test
    void loadsOfTheSameProductsInAnyOrderDoNotBlockEachOther() throws Exception {
        var products = new ArrayList<>(IntStream.range(0, 200)
                .mapToObj(n -> withGtin("load-" + n, newGtin()))
                .toList());
        var loads = new ArrayList<Callable<PutResult>>();
        for (int seed = 0; seed < 8; seed++) {
            Collections.shuffle(products, new Random(seed));
            var shuffled = List.copyOf(products);
            loads.add(() -> catalog.put(shuffled));
        }

        try (var threads = Executors.newFixedThreadPool(8)) {
            var results =
                    threads.invokeAll(loads).stream().map(Future::resultNow).toList();
            assertThat(results).filteredOn(counts(200, 0, 0)::equals).hasSize(1);
            assertThat(results).filteredOn(counts(0, 0, 200)::equals).hasSize(7);
        }
    }

    private static PutResult counts(int created, int changed, int unchanged) {
        return new PutResult(created, changed, unchanged, List.of());
    }

    private String sku(String name) {
        return name + "-" + own;
    }

    private Product product(String name, String description, String price) {
        return new Product(new Sku(sku(name)), description, null, new BigDecimal(price), "GBP");
    }

    private Product withGtin(String name, @Nullable String gtin) {
        return new Product(new Sku(sku(name)), name, gtin, null, null);
    }

    private String newGtin() {
        var body = String.format(Locale.ROOT, "%012d", random.nextLong(1_000_000_000_000L));
        return IntStream.range(0, 10)
                .mapToObj(digit -> body + digit)
                .filter(Gtin::hasCheckDigit)
                .findFirst()
                .orElseThrow();
    }
}
