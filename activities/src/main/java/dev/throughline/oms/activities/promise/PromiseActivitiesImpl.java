package dev.throughline.oms.activities.promise;

import dev.throughline.oms.activities.channel.Channel;
import dev.throughline.oms.activities.channel.ChannelStock;
import dev.throughline.oms.activities.channel.Channels;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.activities.promise.AcceptedTable.Accepted;
import dev.throughline.oms.activities.promise.Promises.Destination;
import dev.throughline.oms.activities.promise.Promises.Kind;
import dev.throughline.oms.workflows.promise.PromiseActivities;
import dev.throughline.oms.workflows.promise.PromiseCheck;
import dev.throughline.oms.workflows.promise.PromiseOutlook;
import dev.throughline.oms.workflows.promise.PromiseOutlook.Verdict;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.spring.boot.ActivityImpl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks, with the same terms that the promise was made by, whether it will be kept. */
@Component
@ActivityImpl(taskQueues = TaskQueues.ORDERS)
class PromiseActivitiesImpl implements PromiseActivities {
    /** What a look finds may have changed after this long, if nothing says when. */
    private static final Duration AGAIN = Duration.ofHours(1);

    private final Ways ways;
    private final AcceptedTable accepted;
    private final OrderIntake intake;
    private final Channels channels;
    private final Locations locations;
    private final ChannelStock stock;
    private final Clock clock;

    PromiseActivitiesImpl(
            Ways ways,
            AcceptedTable accepted,
            OrderIntake intake,
            Channels channels,
            Locations locations,
            ChannelStock stock,
            Clock clock) {
        this.ways = ways;
        this.accepted = accepted;
        this.intake = intake;
        this.channels = channels;
        this.locations = locations;
        this.stock = stock;
        this.clock = clock;
    }

    @Override
    public PromiseOutlook look(PromiseCheck check) {
        var units = check.units().stream()
                .collect(Collectors.toMap(OrderedUnits::sku, OrderedUnits::quantity, Integer::sum));
        var now = clock.instant();
        var kind = accepted.find(check.order()).map(Accepted::kind).orElse(Kind.STANDARD);
        var to = destination(check);
        var coming = to == null
                ? null
                : ways.coming(check.location(), units, kind, to, now).orElse(null);
        if (to == null || coming == null) {
            return new PromiseOutlook(Verdict.UNKNOWN, null, null, List.of());
        }
        var again = later(coming.dueBy(check.promisedBy()), now);
        if (!coming.by().isAfter(check.promisedBy())) {
            return new PromiseOutlook(Verdict.KEPT, coming.by(), again, List.of());
        }
        // A pickup never moves to another store.
        var inTime =
                check.method() == FulfillmentMethod.PICKUP ? Set.<LocationId>of() : inTime(check, units, kind, to, now);
        return inTime.isEmpty()
                ? new PromiseOutlook(Verdict.LATE, coming.by(), again, List.of())
                : new PromiseOutlook(Verdict.ELSEWHERE, coming.by(), again, allBut(inTime));
    }

    private List<LocationId> allBut(Set<LocationId> inTime) {
        return locations.all().stream()
                .map(Location::id)
                .filter(id -> !inTime.contains(id))
                .toList();
    }

    /** Other locations that have all of it, and from where it arrives as promised. */
    private Set<LocationId> inTime(
            PromiseCheck check, Map<Sku, Integer> units, Kind kind, Destination to, Instant now) {
        var view = channels.find(check.channel()).map(Channel::locations).orElse(Set.of());
        var shelves = new Shelves(stock.units(stock.view(check.channel()), units.keySet()), Map.of());
        return locations.all().stream()
                .filter(location -> location.id().equals(to.store())
                        || (location.ships() && (view.isEmpty() || view.contains(location.id()))))
                .map(Location::id)
                .filter(id -> !id.equals(check.location()) && !check.excluded().contains(id))
                .filter(id -> shelves.isThere(id, units))
                .filter(id -> ways.coming(id, units, kind, to, now)
                        .filter(coming -> !coming.by().isAfter(check.promisedBy()))
                        .isPresent())
                .collect(Collectors.toSet());
    }

    private @Nullable Destination destination(PromiseCheck check) {
        if (check.method().isCollected()) {
            return Destination.store(Objects.requireNonNullElse(check.pickupLocation(), check.location()));
        }
        var address =
                intake.find(check.order()).map(checkout -> checkout.address()).orElse(null);
        return address == null
                ? null
                : new Destination(address.country(), address.postcode(), address.latitude(), address.longitude());
    }

    private static Instant later(Instant at, Instant now) {
        return at.isAfter(now) ? at : now.plus(AGAIN);
    }
}
