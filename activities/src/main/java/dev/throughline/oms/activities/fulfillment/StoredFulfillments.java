package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.workflows.order.UnitsOfLine;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door, and behind it the desk for each act. */
@Component
class StoredFulfillments implements Fulfillments {
    private final WorkReader reader;
    private final LocationDesk location;
    private final DispatchDesk dispatch;

    StoredFulfillments(WorkReader reader, LocationDesk location, DispatchDesk dispatch) {
        this.reader = reader;
        this.location = location;
        this.dispatch = dispatch;
    }

    @Override
    public Optional<FulfillmentOrderRecord> find(FulfillmentOrderId id) {
        return reader.byId(id).stream().findFirst();
    }

    @Override
    public List<FulfillmentOrderRecord> find(Collection<FulfillmentOrderId> ids) {
        return reader.byIds(ids);
    }

    @Override
    public List<FulfillmentOrderRecord> ofOrder(OrderId order) {
        return reader.ofOrder(order);
    }

    @Override
    public List<FulfillmentOrderRecord> queue(QueueQuery query) {
        return reader.queue(query);
    }

    @Override
    public List<FulfillmentOrderRecord> attention(@Nullable List<LocationId> at, int limit) {
        return reader.attention(at, limit);
    }

    @Override
    public List<DueWork> dueFrom(Instant from, Collection<LocationId> locations) {
        return reader.dueFrom(from, locations);
    }

    @Override
    public List<Asked> requestedSince(Instant from, Collection<LocationId> locations) {
        return reader.requestedSince(from, locations);
    }

    @Override
    public Act accept(FulfillmentOrderId id, Actor actor) {
        return location.accept(id, actor);
    }

    @Override
    public Act start(FulfillmentOrderId id, Actor actor) {
        return location.start(id, actor);
    }

    @Override
    public Act pick(FulfillmentOrderId id, List<UnitsOfLine> picked, Actor actor) {
        return location.pick(id, picked, actor);
    }

    @Override
    public Act pickMore(FulfillmentOrderId id, UnitsOfLine more, Actor actor) {
        return location.pickMore(id, more, actor);
    }

    @Override
    public Act stage(FulfillmentOrderId id, String place, Actor actor) {
        return location.stage(id, place);
    }

    @Override
    public Act ship(FulfillmentOrderId id, String carrier, String trackingNumber, Actor actor) {
        return dispatch.ship(id, carrier, trackingNumber, actor);
    }

    @Override
    public Act inTransit(FulfillmentOrderId id, Actor actor) {
        return dispatch.inTransit(id, actor);
    }

    @Override
    public Act broughtToStore(FulfillmentOrderId id, Actor actor) {
        return dispatch.broughtToStore(id, actor);
    }

    @Override
    public Act attended(FulfillmentOrderId id, String note, Actor actor) {
        return location.attended(id, note, actor);
    }
}
