package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door for pickups, and behind it the desk for each act. */
@Component
class StoredPickups implements Pickups {
    private static final List<String> PERSONAL = List.of(
            "DELETE FROM fulfillment.proxy p USING fulfillment.fulfillment_order f"
                    + " WHERE f.id = p.fulfillment_order_id AND f.order_id = ANY(:orders)",
            "DELETE FROM fulfillment.arrival a USING fulfillment.fulfillment_order f"
                    + " WHERE f.id = a.fulfillment_order_id AND f.order_id = ANY(:orders)",
            "DELETE FROM fulfillment.handover_signature s USING fulfillment.handover h, fulfillment.fulfillment_order f"
                    + " WHERE h.id = s.handover_id AND f.id = h.fulfillment_order_id AND f.order_id = ANY(:orders)");

    private final PickupDesk desk;
    private final CodeDesk codes;
    private final HandoverDesk handovers;
    private final ArrivalDesk arrivals;
    private final WorkRows rows;
    private final JdbcClient jdbc;

    StoredPickups(
            PickupDesk desk,
            CodeDesk codes,
            HandoverDesk handovers,
            ArrivalDesk arrivals,
            WorkRows rows,
            JdbcClient jdbc) {
        this.desk = desk;
        this.codes = codes;
        this.handovers = handovers;
        this.arrivals = arrivals;
        this.rows = rows;
        this.jdbc = jdbc;
    }

    @Override
    public Details detailsOf(FulfillmentOrderId id) {
        return new Details(rows.proxyOf(id).orElse(null), arrivals.find(id).orElse(null));
    }

    @Override
    public CodeCheck check(FulfillmentOrderId id, String said) {
        return desk.verify(id, said);
    }

    @Override
    public Optional<Shown> show(Showing showing) {
        return handovers.show(showing);
    }

    @Override
    public boolean hasCounted(Shown shown) {
        return handovers.hasCounted(shown);
    }

    @Override
    public Sending sendCode(FulfillmentOrderId id, boolean renew, Actor actor) {
        return codes.send(id, renew, actor);
    }

    @Override
    public Sending nameProxy(FulfillmentOrderId id, String name, Actor actor) {
        return codes.nameProxy(id, name, actor);
    }

    @Override
    public Result removeProxy(FulfillmentOrderId id, Actor actor) {
        return codes.removeProxy(id, actor);
    }

    @Override
    public Result onMyWay(FulfillmentOrderId id, Coming coming, Actor actor) {
        return arrivals.onMyWay(id, coming, actor);
    }

    @Override
    public Result arrived(FulfillmentOrderId id, Actor actor) {
        return arrivals.arrived(id, actor);
    }

    @Override
    @Transactional
    public void forget(Collection<OrderId> orders) {
        var ids = orders.stream().map(OrderId::value).toArray(String[]::new);
        PERSONAL.forEach(statement -> jdbc.sql(statement).param("orders", ids).update());
    }

    @Override
    public int forgetArrivals() {
        return arrivals.forgetOld();
    }
}
