package dev.throughline.oms.bench.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.bench.play.OpeningStock.Delivery;
import dev.throughline.oms.bench.play.PlannedOrder.Kind;
import dev.throughline.oms.bench.play.PlannedOrder.PlannedCredit;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private final OrdersFile file = excerpt();
    private final Places places = Places.load();

    private static OrdersFile excerpt() {
        try {
            return SourceFile.open(Optional.empty()).read();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<PlannedOrder> plan(long seed) {
        return Planner.plan(file, new Chance(seed), places);
    }

    @Test
    void theSameSeedGivesTheSamePlay() {
        assertThat(plan(1)).isEqualTo(plan(1));
        assertThat(plan(2)).isNotEqualTo(plan(1));
    }

    @Test
    void usesEveryChannelAndWayOfFulfillment() {
        List<PlannedOrder> orders = plan(1);

        assertThat(orders)
                .extracting(PlannedOrder::channel)
                .contains("web", "app", "phone", "marketplace", "kiosk", "store");
        assertThat(orders).filteredOn(order -> order.kind() == Kind.PICKUP).hasSizeGreaterThan(150);
        assertThat(orders).filteredOn(order -> order.kind() == Kind.TILL_SALE).hasSizeGreaterThan(40);
        assertThat(orders)
                .allMatch(order ->
                        (order.kind() == Kind.TILL_SALE) == order.channel().equals("store"))
                .allMatch(order -> (order.kind() == Kind.SHIP) == (order.store() == null));
    }

    @Test
    void neverSendsCarriageToAPickup() {
        assertThat(plan(1))
                .filteredOn(order -> order.kind() != Kind.SHIP)
                .allMatch(order -> order.invoice().carriage() == 0);
    }

    @Test
    void peopleHaveReservedAddressesAndNumbersOfTheirOwn() {
        Map<String, String> owner = new HashMap<>();
        for (PlannedOrder order : plan(1)) {
            People.Person person = order.person();
            assertThat(person.email()).matches("[a-z0-9.-]+@example\\.(com|org|net)");
            if (person.phone() != null) {
                assertThat(person.phone()).matches("\\+44(7700900|1632960)\\d{3}");
                assertThat(owner.merge(person.phone(), person.email(), (a, b) -> a))
                        .isEqualTo(person.email());
            }
        }
    }

    @Test
    void cancelsOrReturnsExactlyWhatTheFileTakesBack() {
        int planned = plan(1).stream()
                .mapToInt(order -> units(order.cancellations()) + units(order.returns()))
                .sum();

        assertThat(planned)
                .isEqualTo(file.credits().stream().mapToInt(Credit::quantity).sum());
    }

    private static int units(List<PlannedCredit> credits) {
        return credits.stream()
                .flatMap(credit -> credit.lines().stream())
                .mapToInt(Credit::quantity)
                .sum();
    }

    @Test
    void stocksMostOfTheDemandAndNotAllOfIt() {
        List<PlannedOrder> orders = plan(1);
        List<Delivery> deliveries = OpeningStock.plan(orders, new Chance(1), "p");
        long demand =
                orders.stream().mapToLong(order -> order.invoice().units()).sum();

        assertThat(deliveries.stream().mapToLong(Delivery::total).sum()).isBetween(demand * 9 / 10, demand - 1);
        assertThat(deliveries).allMatch(delivery -> delivery.units().size() <= 1000);
        assertThat(deliveries).extracting(Delivery::document).doesNotHaveDuplicates();
    }
}
