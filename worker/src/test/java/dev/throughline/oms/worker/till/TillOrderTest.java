package dev.throughline.oms.worker.till;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.till.TillRegister;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.ApplicationTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Transactions come shuffled, doubled and split into any batches: what is left is what is left when they come in order. */
@ApplicationTest
class TillOrderTest {
    private static final String IN_ORDER =
            "stock [14/0/1/0], orders COMPLETED 1000 0; COMPLETED 2000 0; COMPLETED 2000 1; COMPLETED 4000 1; RETURNED 3000 3,"
                    + " points [70], unfinished 0";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TillRegister register;

    @Autowired
    private TillSettlement settlement;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4})
    void theEndStateIsTheSame(long seed) {
        var till = Till.with(Api.operations(port), 10);
        var random = new Random(seed);
        var transactions = day(till);
        if (seed > 0) {
            transactions.addAll(List.copyOf(transactions).subList(2, 6));
            Collections.shuffle(transactions, random);
        }
        // The shelf after the first three transactions: those are in the count, whenever they are told. The ten units
        // that
        // were received today came after it.
        till.count(10 - 2 - 4 + 1, Till.MORNING.plusSeconds(60 * 3 + 30));

        while (!transactions.isEmpty()) {
            var batch = transactions.subList(0, 1 + random.nextInt(transactions.size()));
            till.send(List.copyOf(batch));
            batch.clear();
        }

        Awaitility.await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            till.settle(jdbc, register, settlement);
            assertThat(till.endState(jdbc)).isEqualTo(IN_ORDER);
        });
    }

    private static List<String> day(Till till) {
        var day = new ArrayList<String>();
        day.add(till.sale(1, 2));
        day.add(till.sale(2, 4));
        day.add(till.returned(3, 2, 1));
        day.add(till.sale(4, 3));
        day.add(till.transaction(
                5,
                till.line("RETURN", till.shop().sku(), 1, ",\"receipt\":" + till.receipt(1)),
                till.line("SALE", till.shop().sku(), 2, "")));
        day.add(till.special(6, ",\"voids\":" + till.receipt(4)));
        day.add(till.blindReturn(7, 1, "NOT_RESTOCKED"));
        day.add(till.sale(8, 1));
        day.add(till.blindReturn(9, 1, "RESTOCKED"));
        assertThat(Instant.now()).isAfter(Till.MORNING);
        return day;
    }
}
