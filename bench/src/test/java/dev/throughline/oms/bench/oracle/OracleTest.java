package dev.throughline.oms.bench.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.bench.reservations.Instance;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code ./run oracle} on the first sales of the excerpt that {@code ./run} plays. */
class OracleTest {
    private static final int LINES = 1_500;
    private static final int MANY = 16;

    private static EmbeddedPostgres postgres;
    private static ConfigurableApplicationContext context;
    private static SalesLedger ledger;

    @BeforeAll
    static void open() throws IOException {
        try (var excerpt = Objects.requireNonNull(
                SalesLedger.class.getResourceAsStream("/play/online_retail_ii_excerpt.csv.gz"))) {
            ledger = SalesLedger.read(excerpt).first(LINES);
        }
        postgres = EmbeddedPostgres.builder().start();
        context = Instance.open(postgres.getJdbcUrl("postgres", "postgres"), "postgres", 20);
    }

    @AfterAll
    static void close() throws IOException {
        context.close();
        postgres.close();
    }

    @Test
    void answersOneClientLineByLineAsAListWorkedOff() throws Exception {
        for (boolean front : new boolean[] {false, true}) {
            var shop = new Shop(context, ledger, front ? 2 : 1);
            var answers = shop.sell(1, front);
            assertThat(answers.accepted()).isEqualTo(ledger.answersInTurn());
            assertThat(shop.booksThatDiffer(answers)).isEmpty();
        }
    }

    @Test
    void answersManyAsInSomeSerialOrder() throws Exception {
        for (boolean front : new boolean[] {false, true}) {
            var shop = new Shop(context, ledger, front ? 4 : 3);
            var answers = shop.sell(MANY, front);
            assertThat(new SerialOrder(ledger, answers).findings().none()).isTrue();
            assertThat(shop.booksThatDiffer(answers)).isEmpty();
        }
    }
}
