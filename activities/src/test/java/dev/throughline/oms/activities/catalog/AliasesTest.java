package dev.throughline.oms.activities.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.catalog.Aliases.Alias;
import dev.throughline.oms.activities.catalog.Aliases.Answer;
import dev.throughline.oms.activities.catalog.Aliases.Kind;
import dev.throughline.oms.activities.catalog.Aliases.Reason;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class AliasesTest {
    private static final ChannelId MARKET = new ChannelId("marketplace");
    private static final ChannelId WEB = new ChannelId("web");

    private final String own = UUID.randomUUID().toString().substring(0, 13);
    private final Random random = new Random(own.hashCode());
    private final Sku lamp = new Sku("lamp-" + own);
    private final Sku mug = new Sku("mug-" + own);

    @Autowired
    private Catalog catalog;

    @Autowired
    private Aliases aliases;

    @Autowired
    private SellingTerms terms;

    @BeforeEach
    void twoProducts() {
        catalog.put(List.of(product(lamp, null), product(mug, null)));
    }

    @Test
    void aMarketplacesOwnCodeMeansAProductThereAlone() {
        assertThat(put(lamp, "b0-" + own, MARKET)).isEqualTo(Answer.DONE);
        assertThat(put(lamp, "B0-" + own + " ", MARKET)).isEqualTo(Answer.DONE);

        assertThat(skuOf(" B0-" + own.toUpperCase(Locale.ROOT), MARKET)).isEqualTo(lamp);
        assertThat(catalog.find("b0-" + own)).isEmpty();
        assertThat(catalog.find("b0-" + own, WEB)).isEmpty();
        assertThat(aliases.of(lamp)).containsExactly(new Alias("B0-" + own, Kind.CODE, MARKET, 1));
    }

    @Test
    void oneCodeMayMeanAnotherProductInEachChannel() {
        assertThat(put(lamp, "c-" + own, MARKET)).isEqualTo(Answer.DONE);
        assertThat(put(mug, "c-" + own, WEB)).isEqualTo(Answer.DONE);
        assertThat(put(mug, "c-" + own, null)).isEqualTo(Answer.DONE);

        assertThat(skuOf("c-" + own, MARKET)).isEqualTo(lamp);
        assertThat(skuOf("c-" + own, WEB)).isEqualTo(mug);
        assertThat(skuOf("c-" + own, new ChannelId("phone"))).isEqualTo(mug);
    }

    @Test
    void aChannelsOwnMeaningGoesBeforeASku() {
        assertThat(put(lamp, mug.value(), MARKET)).isEqualTo(Answer.DONE);

        assertThat(skuOf(mug.value(), MARKET)).isEqualTo(lamp);
        assertThat(skuOf(mug.value(), WEB)).isEqualTo(mug);
    }

    @Test
    void saysWhomACodeMeansAlready() {
        put(lamp, "t-" + own, MARKET);

        var refusal = Objects.requireNonNull(put(mug, "T-" + own, MARKET).refusal());

        assertThat(refusal.reason()).isEqualTo(Reason.TAKEN);
        assertThat(refusal.detail()).contains(lamp.value());
        assertThat(skuOf("t-" + own, MARKET)).isEqualTo(lamp);
        assertThat(reason(put(lamp, mug.value(), null))).isEqualTo(Reason.TAKEN);
        assertThat(aliases.of(mug)).isEmpty();
    }

    @Test
    void noNewProductTakesACodeForItsSku() {
        put(lamp, "new-" + own, null);

        var result = catalog.put(List.of(product(new Sku("NEW-" + own), null)));

        assertThat(result.refusals()).extracting(Catalog.Refusal::field).containsExactly("sku");
    }

    @Test
    void gtinsThatDifferInLeadingZerosAreOne() {
        var gtin = newGtin();
        assertThat(aliases.put(lamp, new Alias(gtin, Kind.GTIN, null, 1))).isEqualTo(Answer.DONE);

        assertThat(skuOf("0" + gtin, WEB)).isEqualTo(lamp);
        assertThat(reason(aliases.put(mug, new Alias("0" + gtin, Kind.GTIN, null, 1))))
                .isEqualTo(Reason.TAKEN);
    }

    /** 4006381333931 is the example of GS1 Germany; numbers with other last digits are wrong. */
    @Test
    void saysWhichCheckDigitWouldBeRight() {
        var refusal = Objects.requireNonNull(aliases.put(lamp, new Alias("4006381333932", Kind.GTIN, null, 1))
                .refusal());

        assertThat(refusal.reason()).isEqualTo(Reason.WRONG);
        assertThat(refusal.detail()).contains("check digit 1: 4006381333931");
        assertThat(reason(aliases.put(lamp, new Alias("123", Kind.GTIN, null, 1))))
                .isEqualTo(Reason.WRONG);
        assertThat(put(lamp, "123-" + own, null)).isEqualTo(Answer.DONE);
    }

    @Test
    void goodsAreReceivedByAPacksCodeAndNotSold() {
        var pack = newGtin();
        assertThat(aliases.put(lamp, new Alias(pack, Kind.GTIN, null, 12))).isEqualTo(Answer.DONE);

        assertThat(catalog.packs(List.of(pack, lamp.value())).values())
                .extracting(Catalog.Pack::units)
                .containsExactlyInAnyOrder(12, 1);
        assertThat(catalog.find(pack)).isEmpty();
        assertThat(catalog.resolve(List.of(pack))).isEmpty();
    }

    @Test
    void codesGoAndTheProductsOwnGtinStays() {
        var gtin = newGtin();
        catalog.put(List.of(product(lamp, gtin)));
        put(lamp, "gone-" + own, MARKET);

        assertThat(aliases.remove(lamp, "gone-" + own, MARKET)).isEqualTo(Answer.DONE);
        assertThat(aliases.remove(lamp, "gone-" + own, MARKET)).isEqualTo(Answer.DONE);
        assertThat(catalog.find("gone-" + own, MARKET)).isEmpty();
        assertThat(reason(aliases.remove(lamp, gtin, null))).isEqualTo(Reason.OWN_GTIN);
        assertThat(skuOf(gtin, WEB)).isEqualTo(lamp);
    }

    @Test
    void anotherGtinOutlivesALoadOfTheCatalogue() {
        var second = newGtin();
        aliases.put(lamp, new Alias(second, Kind.GTIN, null, 1));

        catalog.put(List.of(product(lamp, newGtin())));

        assertThat(skuOf(second, WEB)).isEqualTo(lamp);
    }

    @Test
    void ofManyWhoWantACodeOneGetsIt() throws Exception {
        var wishes = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < 16; i++) {
            var wanting = i % 2 == 0 ? lamp : mug;
            wishes.add(() -> put(wanting, "race-" + own, MARKET));
        }
        var done = 0;
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var wish : threads.invokeAll(wishes)) {
                done += wish.get().equals(Answer.DONE) ? 1 : 0;
            }
        }

        assertThat(done).isEqualTo(8);
        assertThat(List.of(aliases.of(lamp).size(), aliases.of(mug).size())).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void aLoadOfTheCatalogueLeavesTheTermsAlone() {
        var yesterday = Instant.parse("2026-01-01T00:00:00Z");
        var selling = new Selling(yesterday, yesterday, 5, 7);
        terms.put(lamp, selling);
        catalog.put(List.of(new Product(lamp, "Another", null, null, null)));

        assertThat(catalog.find(lamp.value()).orElseThrow().selling()).isEqualTo(selling);
        terms.put(lamp, Selling.USUAL);
        assertThat(catalog.find(lamp.value()).orElseThrow().selling()).isEqualTo(Selling.USUAL);
    }

    private Answer put(Sku product, String code, @Nullable ChannelId channel) {
        return aliases.put(product, new Alias(code, Kind.CODE, channel, 1));
    }

    private static @Nullable Reason reason(Answer answer) {
        return answer.refusal() == null ? null : answer.refusal().reason();
    }

    private Sku skuOf(String code, ChannelId channel) {
        return catalog.find(code, channel).orElseThrow().sku();
    }

    private static Product product(Sku sku, @Nullable String gtin) {
        return new Product(sku, "Thing", gtin, null, null);
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
