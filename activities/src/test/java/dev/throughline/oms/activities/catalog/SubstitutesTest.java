package dev.throughline.oms.activities.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.catalog.Substitutes.Substitute;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class SubstitutesTest {
    private final String own = UUID.randomUUID().toString().substring(0, 13);
    private final Sku mug = new Sku("mug-" + own);
    private final Sku blue = new Sku("blue-" + own);
    private final Sku red = new Sku("red-" + own);

    @Autowired
    private Catalog catalog;

    @Autowired
    private Substitutes substitutes;

    @Autowired
    private Kits kits;

    @BeforeEach
    void threeMugs() {
        catalog.put(List.of(product(mug), product(blue), product(red)));
    }

    private static Product product(Sku sku) {
        return new Product(sku, "A mug", null, null, null);
    }

    @Test
    void theBestIsFirstAndAListReplacesTheOneBefore() {
        assertThat(substitutes.of(mug)).isEmpty();
        var first = List.of(new Substitute(red, true), new Substitute(blue, false));
        assertThat(substitutes.put(mug, first)).isNull();
        assertThat(substitutes.put(mug, first)).isNull();
        assertThat(substitutes.of(new Sku(" MUG-" + own))).isEqualTo(first);
        assertThat(substitutes.put(mug, List.of(new Substitute(blue, true)))).isNull();
        assertThat(substitutes.of(mug)).containsExactly(new Substitute(blue, true));
        assertThat(substitutes.put(mug, List.of())).isNull();
        assertThat(substitutes.of(mug)).isEmpty();
    }

    @Test
    void nothingTakesItsOwnPlaceOrThatOfAKit() {
        assertThat(substitutes.put(mug, List.of(new Substitute(mug, true)))).contains("its own place");
        kits.put(red, Map.of(blue, 2));
        assertThat(substitutes.put(mug, List.of(new Substitute(red, true)))).contains("kits");
        assertThat(substitutes.put(red, List.of(new Substitute(mug, true)))).contains("kits");
        assertThat(substitutes.of(mug)).isEmpty();
    }

    @Test
    void ofListsAtOnceOneCountsAsAWhole() throws Exception {
        var lists = List.of(
                List.of(new Substitute(red, true), new Substitute(blue, false)),
                List.of(new Substitute(blue, true), new Substitute(red, false)));
        try (var threads = Executors.newFixedThreadPool(8)) {
            var puts = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 40; i++) {
                var list = lists.get(i % 2);
                puts.add(() -> substitutes.put(mug, list) == null);
            }
            for (var put : threads.invokeAll(puts)) {
                assertThat(put.get()).isTrue();
            }
        }
        assertThat(substitutes.of(mug)).isIn(lists);
    }
}
