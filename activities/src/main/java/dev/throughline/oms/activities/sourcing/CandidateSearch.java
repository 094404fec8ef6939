package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.channel.Channel;
import dev.throughline.oms.activities.channel.ChannelStock;
import dev.throughline.oms.activities.channel.Channels;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.activities.promise.Promises.Destination;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.sourcing.SourcingRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds who may serve an order, and how far away they are. Reads the checkout's address, which never leaves this class. */
@Component
class CandidateSearch {
    private final Locations locations;
    private final Channels channels;
    private final ChannelStock stock;
    private final OrderIntake intake;

    CandidateSearch(Locations locations, Channels channels, ChannelStock stock, OrderIntake intake) {
        this.locations = locations;
        this.channels = channels;
        this.stock = stock;
        this.intake = intake;
    }

    Candidates find(SourcingRequest request) {
        return switch (request.method()) {
            case PICKUP -> chosenStore(request);
            case SHIP -> home(request);
            case SHIP_TO_STORE -> toStore(request);
        };
    }

    private Candidates chosenStore(SourcingRequest request) {
        var chosen = Optional.ofNullable(request.pickupLocation());
        var excluded = chosen.filter(request.excluded()::contains);
        var closed = chosen.filter(id -> isClosed(request, id));
        var ranked = chosen
                .filter(id -> excluded.isEmpty() && closed.isEmpty())
                .flatMap(locations::find)
                .filter(Location::pickup)
                .map(store -> new Candidate(store.id(), store.kind(), 0))
                .stream()
                .toList();
        var outside = new LinkedHashMap<LocationId, String>();
        if (ranked.isEmpty()) {
            chosen.ifPresent(id -> outside.put(
                    id,
                    excluded.isPresent()
                            ? "declined these units"
                            : closed.isPresent() ? optedOut(request) : "offers no pickup"));
        }
        return new Candidates(ranked, outside, null);
    }

    private Candidates home(SourcingRequest request) {
        var address = intake.find(request.order()).map(Checkout::address).orElse(null);
        return address == null
                ? shipping(request, null, null, null)
                : shipping(
                        request,
                        null,
                        point(address.latitude(), address.longitude()),
                        new Destination(
                                address.country(), address.postcode(), address.latitude(), address.longitude()));
    }

    /** What the store has itself need not be sent there. */
    private Candidates toStore(SourcingRequest request) {
        var chosen = Objects.requireNonNull(request.pickupLocation());
        return locations
                .find(chosen)
                .filter(Location::pickup)
                .map(store -> shipping(
                        request, chosen, point(store.latitude(), store.longitude()), Destination.store(chosen)))
                .orElseGet(() -> new Candidates(List.of(), Map.of(chosen, "offers no pickup"), null));
    }

    private Candidates shipping(
            SourcingRequest request,
            @Nullable LocationId store,
            @Nullable Point to,
            @Nullable Destination destination) {
        var view = channels.find(request.channel()).map(Channel::locations).orElse(Set.of());
        var excluded = new HashSet<>(request.excluded());
        var ranked = new ArrayList<Candidate>();
        Map<LocationId, String> outside = new LinkedHashMap<>();
        for (var location : locations.all()) {
            var refusal = request.onlyFrom() == null || request.onlyFrom().equals(location.id())
                    ? refusal(location, view, excluded, store)
                    : "another was chosen by a person";
            if (refusal == null && isClosed(request, location.id())) {
                refusal = optedOut(request);
            }
            if (refusal == null) {
                ranked.add(new Candidate(location.id(), location.kind(), meters(location, to)));
            } else {
                outside.put(location.id(), refusal);
            }
        }
        ranked.sort(Candidate.NEAREST_FIRST);
        return new Candidates(List.copyOf(ranked), outside, destination);
    }

    /** Whether it gives the channel nothing of what is asked for. */
    private boolean isClosed(SourcingRequest request, LocationId location) {
        var view = stock.view(request.channel());
        return request.lines().stream().allMatch(units -> view.isClosed(units.sku(), location));
    }

    private static String optedOut(SourcingRequest request) {
        return "opted out of channel " + request.channel();
    }

    private static @Nullable String refusal(
            Location location, Set<LocationId> view, Set<LocationId> excluded, @Nullable LocationId store) {
        if (excluded.contains(location.id())) {
            return "declined these units";
        }
        if (location.id().equals(store)) {
            return null;
        }
        if (!location.ships()) {
            return "does not ship";
        }
        return view.isEmpty() || view.contains(location.id()) ? null : "outside the channel's stock view";
    }

    private record Point(double latitude, double longitude) {}

    private static @Nullable Point point(@Nullable Double latitude, @Nullable Double longitude) {
        return latitude == null || longitude == null ? null : new Point(latitude, longitude);
    }

    private static double meters(Location from, @Nullable Point to) {
        return to == null
                ? 0
                : Geodesic.WGS84.Inverse(
                                from.latitude(), from.longitude(), to.latitude(), to.longitude(), GeodesicMask.DISTANCE)
                        .s12;
    }
}
