package dev.throughline.oms.worker.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Shop;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class StockFeedsTest {
    private static final String FULL = "location,sku,on_hand,reason\n";
    private static final String DELTA = "location,sku,quantity,line_id,kind\n";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api api = new Api(0, null);
    private Shop shop = new Shop(api, "", "");
    private String other = "";
    private final String feed = "feed-" + UUID.randomUUID();

    @BeforeEach
    void openAShopWithTwoProducts() {
        api = Api.operations(port);
        shop = Shop.with(api, 10);
        other = "OTHER-" + shop.sku();
        api.send("PUT", "/v1/products", "{\"products\":[{\"sku\":\"%s\",\"description\":\"Cup\"}]}".formatted(other));
        api.send("POST", "/v1/stock-receipts", """
                {"document":"%s","location":"%s","entries":[{"sku":"%s","quantity":5}]}
                """.formatted(UUID.randomUUID(), shop.location(), other));
    }

    @Test
    void aFullFeedSaysWhatIsThereAndWhatItDoesNotNameIsNot() {
        var file = FULL + shop.location() + "," + shop.sku() + ",7,\n";
        var path = full();

        var answer = post(path, file);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("changed").asInt()).isEqualTo(1);
        assertThat(answer.body().path("unnamed").asInt()).isEqualTo(1);
        assertThat(onHand(shop.sku())).isEqualTo(7);
        assertThat(onHand(other)).isZero();
        assertThat(jdbc.sql("SELECT reason FROM inventory.ledger WHERE sku = :sku AND movement = 'COUNT'")
                        .param("sku", shop.sku())
                        .query(String.class)
                        .single())
                .isEqualTo("FEED");
        assertThat(post(path, file).body()).isEqualTo(answer.body());
        assertThat(post(path, file + "x,y,1,\n").problem()).isEqualTo("idempotency-key-reused");
        assertThat(api.get("/v1/stock-feeds/" + feed).body()).isEqualTo(answer.body());
    }

    @Test
    void badLinesAreReportedAndTheRestGoesOn() {
        var answer = post(
                full(),
                FULL + shop.location() + ",\"" + shop.sku() + "\",8,recount\nnowhere," + shop.sku() + ",1,\n"
                        + shop.location() + ",NO-SUCH,1,\n" + shop.location() + "," + other + ",many,\n"
                        + shop.location() + "," + shop.sku() + ",9,\n");

        assertThat(answer.body().path("lines").asInt()).as(answer.text()).isEqualTo(5);
        assertThat(answer.body()
                        .path("bad")
                        .valueStream()
                        .map(bad -> bad.path("line").asInt()))
                .containsExactlyInAnyOrder(3, 4, 5, 6);
        assertThat(onHand(shop.sku())).isEqualTo(8);
        assertThat(onHand(other)).as("named, and so not empty").isEqualTo(5);
    }

    @Test
    void aDeltasLineCountsOnceWhicheverFileBringsIt() {
        var line = shop.location() + "," + shop.sku() + ",3,d-" + feed + ",RECEIPT\n";
        var second = shop.location() + "," + shop.sku() + ",1,e-" + feed + ",DAMAGE\n";

        assertThat(post(deltas(feed), DELTA + line).body().path("changed").asInt())
                .isEqualTo(1);
        var overlapping = post(deltas(feed + "-2"), DELTA + line + second);

        assertThat(overlapping.body().path("changed").asInt())
                .as(overlapping.text())
                .isEqualTo(1);
        assertThat(overlapping.body().path("bad_lines").asInt()).isEqualTo(1);
        assertThat(onHand(shop.sku())).isEqualTo(12);
    }

    @Test
    void manyLinesAreTakenInPartsAndComeOutAgain() {
        int skus = 12_000;
        for (int from = 0; from < skus; from += 4_000) {
            var products = IntStream.range(from, from + 4_000)
                    .mapToObj(i -> "{\"sku\":\"%s-%d\",\"description\":\"Cup\"}".formatted(other, i))
                    .collect(Collectors.joining(","));
            api.send("PUT", "/v1/products", "{\"products\":[" + products + "]}");
        }
        var lines = IntStream.range(0, skus)
                .mapToObj(i -> "%s,%s-%d,%d,\n".formatted(shop.location(), other, i, i % 10))
                .collect(Collectors.joining());

        var answer = post(full(), FULL + lines);

        assertThat(answer.body().path("lines").asInt()).as(answer.text()).isEqualTo(skus);
        assertThat(answer.body().path("changed").asInt()).isEqualTo(skus * 9 / 10);
        assertThat(answer.body().path("unnamed").asInt()).isEqualTo(2);
        var export = api.get("/v1/stock-export?location=" + shop.location());
        assertThat(export.text().lines().count()).isEqualTo(1 + 2 + skus);
        assertThat(export.text())
                .startsWith("location,sku,on_hand,")
                .contains(shop.location() + "," + other + "-7,7,0,");
    }

    @Test
    void whatIsNoCsvIsRefused() {
        assertThat(post(full(), "a,b\n1,2\n").problem()).isEqualTo("unprocessable");
        assertThat(post(deltas(feed + "-x"), DELTA + "\"" + "x".repeat(300_000)).problem())
                .isEqualTo("malformed-file");
    }

    private String full() {
        return "/v1/stock-feeds/" + feed + "/full?as_of="
                + Instant.now().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
    }

    private static String deltas(String name) {
        return "/v1/stock-feeds/" + name + "/deltas";
    }

    private Answer post(String path, String file) {
        return api.send("POST", path, file, "Content-Type", "text/csv");
    }

    private int onHand(String sku) {
        return api.get("/v1/stock?sku=" + sku + "&location=" + shop.location())
                .body()
                .at("/balances/0/on_hand")
                .asInt();
    }
}
