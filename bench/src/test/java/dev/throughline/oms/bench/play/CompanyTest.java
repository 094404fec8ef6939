package dev.throughline.oms.bench.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.bench.play.LocationTally.Figure;
import dev.throughline.oms.client.model.FulfillmentOrder;
import dev.throughline.oms.client.model.FulfillmentOrderStatus;
import dev.throughline.oms.client.model.Order;
import dev.throughline.oms.client.model.TimelineEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompanyTest {
    private final Places places = Places.load();

    @Test
    void everyStyleIsWorkedSomewhereAndTheSameSeedGivesTheSameCompany() {
        Company company = Company.of(places, new Chance(1), Optional.empty());

        assertThat(company.styles().values()).contains(WorkStyle.values());
        assertThat(company.styles()).hasSameSizeAs(places.sites());
        assertThat(Company.of(places, new Chance(1), Optional.empty())).isEqualTo(company);
        assertThat(Company.of(places, new Chance(2), Optional.empty())).isNotEqualTo(company);
    }

    @Test
    void oneStoreCanBeLeftToTheHumanBeingAndOnlyAStoreThereIs() {
        Company company = Company.of(places, new Chance(1), Optional.of("st-leeds"));

        assertThat(company.isMine(work("ord_1.1", "st-leeds"))).isTrue();
        assertThat(company.isMine(work("ord_1.2", "st-oxford"))).isFalse();
        assertThat(places.without(Optional.of("st-leeds")).stores())
                .hasSize(places.stores().size() - 1);
        assertThatThrownBy(() -> Company.of(places, new Chance(1), Optional.of("wh-doncaster")))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("st-leeds");
    }

    @Test
    void countsWhatHappenedWhereByTheTimeline() {
        LocationTally tally = new LocationTally();
        Order order = new Order()
                .fulfillmentOrders(List.of(
                        work("ord_1.1", "st-leeds").status(FulfillmentOrderStatus.CANCELLED),
                        work("ord_1.2", "wh-doncaster").status(FulfillmentOrderStatus.LOST),
                        work("ord_1.3", "st-leeds")
                                .status(FulfillmentOrderStatus.RELEASED)
                                .replaces("ord_1.2")));

        tally.add(
                order,
                List.of(
                        event("oms.fulfillment.rejected.v1", "ord_1.1").reason("too few people today"),
                        event("oms.fulfillment.started.v1", "ord_1.2"),
                        event("oms.fulfillment.released.v1", "ord_1.2"),
                        event("oms.order.released.v1", "ord_1.2"),
                        event("oms.order.held.v1", null)));

        assertThat(tally.of("st-leeds", Figure.REJECTED)).isEqualTo(1);
        assertThat(tally.of("wh-doncaster", Figure.PACKED)).isEqualTo(1);
        assertThat(tally.of("wh-doncaster", Figure.LOST)).isEqualTo(1);
        assertThat(tally.of("wh-doncaster", Figure.REPLACED)).isEqualTo(1);
        assertThat(tally.of("wh-doncaster", Figure.REFUNDED)).isZero();
        assertThat(tally.of("st-leeds", Figure.PACKED)).isZero();
        assertThat(tally.rejections()).isEqualTo(Map.of("too few people today", 1));
    }

    @Test
    void findsTheCodesOfACustomerAndOfWhomTheySend() {
        PickupCodes codes = new PickupCodes(address -> List.of("""
                Ready for pickup: order TL-1
                Your order TL-1 is ready for pickup.

                Your pickup code: K7QX2M9P

                The code with which Robin Example collects: PR0XYC0D
                """));

        assertThat(codes.find("a@example.com", "TL-1")).containsExactly("K7QX2M9P");
        assertThat(codes.findOther("a@example.com", "TL-1")).containsExactly("PR0XYC0D");
        assertThat(codes.findOther("a@example.com", "TL-2")).isEmpty();
    }

    private static FulfillmentOrder work(String id, String location) {
        return new FulfillmentOrder().fulfillmentOrderId(id).location(location);
    }

    private static TimelineEvent event(String type, @Nullable String fulfillmentOrder) {
        TimelineEvent event = new TimelineEvent().type(type);
        return fulfillmentOrder == null ? event : event.data(Map.of("fulfillment_order", fulfillmentOrder));
    }
}
