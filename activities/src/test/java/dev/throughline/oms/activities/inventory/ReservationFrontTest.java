package dev.throughline.oms.activities.inventory;

import static dev.throughline.oms.activities.inventory.StockSamples.allocation;
import static dev.throughline.oms.activities.inventory.StockSamples.newOrder;
import static dev.throughline.oms.activities.inventory.StockSamples.newSku;
import static dev.throughline.oms.activities.inventory.StockSamples.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.activities.inventory.ReservationFront.Answer;
import dev.throughline.oms.activities.inventory.ReservationFront.Notes;
import dev.throughline.oms.activities.inventory.ReservationFront.Reservation;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.inventory.InventoryActivities;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Sku;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What holds of one reservation holds of many at once; crowds make groups. */
@DatabaseTest
class ReservationFrontTest {
    @Autowired
    private ReservationFront front;

    @Autowired
    private Inventory inventory;

    @Autowired
    private InventoryActivities activities;

    @Autowired
    private Locations locations;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private LocationId store;
    private StockAudit audit;

    @BeforeEach
    void openAStore() {
        var location = StockSamples.newStore();
        locations.put(location);
        store = location.id();
        audit = new StockAudit(jdbc, inventory);
    }

    @Test
    void promisesExactlyTheTwoThousandUnitsOfAHotSku() throws InterruptedException {
        var sku = stocked(2_000);
        var answers = Crowd.run(2_400, i -> () -> reserve(newOrder(), allocation(store, 1, sku, 1)));

        assertThat(answers.stream().filter(Answer.COMMITTED::equals)).hasSize(2_000);
        assertThat(answers.stream().filter(a -> !a.shortfalls().isEmpty())).hasSize(400);
        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 2_000, 2_000, 0, 0));
        audit.assertAddsUp(store);
    }

    @Test
    void commitsOrdersOfThreeLinesWholeOrNotAtAllBesideTheDirectWay() throws InterruptedException {
        var skus = Stream.generate(() -> stocked(150)).limit(6).toList();
        var random = new Random(20261123);
        var orders = Collections.synchronizedList(new ArrayList<OrderId>());

        var accepted = Crowd.run(640, i -> {
            var shuffled = new ArrayList<>(skus);
            Collections.shuffle(shuffled, random);
            var lines = IntStream.range(0, 3)
                    .mapToObj(line -> allocation(store, line + 1, shuffled.get(line), 1 + line))
                    .toArray(Allocation[]::new);
            var order = newOrder();
            orders.add(order);
            return () -> i % 4 == 0
                    ? direct(order, lines)
                    : reserve(order, lines).shortfalls().isEmpty();
        });

        long whole = orders.stream()
                .filter(order -> audit.movementsOf(order).size() == 3)
                .count();
        assertThat(whole).isEqualTo(accepted.stream().filter(yes -> yes).count());
        assertThat(orders)
                .allMatch(
                        order -> Set.of(0, 3).contains(audit.movementsOf(order).size()));
        audit.assertAddsUp(store);
    }

    @Test
    void doesARepeatedStepOnceAlsoWhenTheRepeatComesAtTheSameTime() throws InterruptedException {
        var sku = stocked(100);
        var orders = Stream.generate(StockSamples::newOrder).limit(20).toList();

        Crowd.run(200, i -> () -> reserve(orders.get(i % 20), allocation(store, 1, sku, 1)));
        assertThat(audit.balance(sku, store).committed()).isEqualTo(20);
        audit.assertAddsUp(store);
    }

    @Test
    void leavesNothingBehindWhereThereIsTooLittle() throws InterruptedException {
        var sku = stocked(3);
        var orders = Stream.generate(StockSamples::newOrder).limit(64).toList();
        Crowd.run(64, i -> () -> reserve(orders.get(i), allocation(store, 1, sku, 2)));

        assertThat(orders.stream().filter(order -> audit.rowsOf(order) > 0)).hasSize(1);
        assertThat(audit.balance(sku, store).committed()).isEqualTo(2);
    }

    @Test
    void harmsNobodyByABadRequest() throws InterruptedException {
        var sku = stocked(1_000);
        var answers = Crowd.run(320, i -> () -> {
            try {
                return i % 8 == 0
                        ? reserve(
                                newOrder(),
                                allocation(store, 1, sku, Integer.MAX_VALUE),
                                allocation(store, 2, sku, Integer.MAX_VALUE))
                        : reserve(newOrder(), allocation(store, 1, sku, 1));
            } catch (RuntimeException _) {
                return new Answer(true, List.of());
            }
        });
        assertThat(answers.stream().filter(Answer.COMMITTED::equals)).hasSize(280);
        assertThat(audit.balance(sku, store).committed()).isEqualTo(280);
        audit.assertAddsUp(store);
    }

    @Test
    void refusesWhatComesAfterAnOrderHasGivenItsStockBack() throws InterruptedException {
        var sku = stocked(1_000);
        var ended = newOrder();
        activities.releaseAll(ended);
        var late = Crowd.run(64, i -> () -> {
            try {
                reserve(i % 16 == 0 ? ended : newOrder(), allocation(store, 1, sku, 1));
                return false;
            } catch (ApplicationFailure refused) {
                return refused.getType().equals("StockReleased");
            }
        });
        assertThat(late.stream().filter(yes -> yes)).hasSize(4);
        assertThat(audit.balance(sku, store).committed()).isEqualTo(60);
    }

    @Test
    void writesANoteWithEachCommitmentAndNoneWithARefusal() throws InterruptedException {
        var sku = stocked(40);
        var notes = new RememberedNotes();
        var answers = Crowd.run(64, i -> () -> {
            var lines = List.of(allocation(store, 1, sku, 1));
            return front.commit(new Reservation<>(newOrder(), "source", lines, null, i, notes));
        });
        long committed = answers.stream().filter(Answer.COMMITTED::equals).count();
        assertThat(committed).isEqualTo(40);
        // A group of one takes its note back by rolling back, which these notes do not see.
        assertThat(notes.kept.size() - notes.rolledBackAlone(answers)).isEqualTo(40);
    }

    @Test
    void keepsTheSharesOfChannelsAndTheirBuffers() throws InterruptedException {
        var sku = stocked(100);
        var web = new ChannelView(new ChannelId("web"), Set.of(), _ -> new ChannelView.Buffers(30, Map.of()));
        var answers = Crowd.run(
                160,
                i -> () -> front.commit(new Reservation<>(
                        newOrder(), "source", List.of(allocation(store, 1, sku, 1)), web, true, Notes.none())));
        assertThat(answers.stream().filter(Answer.COMMITTED::equals)).hasSize(70);
        audit.assertAddsUp(store);
    }

    @Test
    void isNotCalledInsideATransaction() {
        var sku = stocked(1);
        assertThatThrownBy(() -> transaction.execute(_ -> reserve(newOrder(), allocation(store, 1, sku, 1))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(audit.balance(sku, store).committed()).isZero();
    }

    private Answer reserve(OrderId order, Allocation... lines) {
        return front.commit(new Reservation<>(order, "source", Arrays.asList(lines), null, true, Notes.none()));
    }

    private boolean direct(OrderId order, Allocation... lines) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean done =
                    inventory.commit(order, "source", Arrays.asList(lines)).isEmpty();
            if (!done) {
                status.setRollbackOnly();
            }
            return done;
        }));
    }

    private Sku stocked(int units) {
        var sku = newSku();
        inventory.receive(unique(), store, "opening", Map.of(sku, units));
        return sku;
    }

    /** Notes outside of the database: what is rolled back stays, what is taken back goes. */
    private static final class RememberedNotes implements Notes<Integer> {
        final Set<Integer> kept = ConcurrentHashMap.newKeySet();
        private final Set<Integer> takenBack = ConcurrentHashMap.newKeySet();

        @Override
        public List<Boolean> write(List<Integer> notes) {
            kept.addAll(notes);
            return notes.stream().map(_ -> true).toList();
        }

        @Override
        public void takeBack(List<Integer> notes) {
            notes.forEach(kept::remove);
            takenBack.addAll(notes);
        }

        long rolledBackAlone(List<Answer> answers) {
            return IntStream.range(0, answers.size())
                    .filter(i -> !answers.get(i).equals(Answer.COMMITTED) && !takenBack.contains(i))
                    .count();
        }
    }
}
