package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.channel.Channel;
import dev.throughline.oms.activities.channel.ChannelStock;
import dev.throughline.oms.activities.channel.Channels;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.sourcing.SourcingRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        return request.method() == FulfillmentMethod.PICKUP ? chosenStore(request) : shipping(request);
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

    private Candidates shipping(SourcingRequest request) {
        var view = channels.find(request.channel()).map(Channel::locations).orElse(Set.of());
        var excluded = new HashSet<>(request.excluded());
        var destination = intake.find(request.order()).map(Checkout::address).orElse(null);
        var ranked = new ArrayList<Candidate>();
        Map<LocationId, String> outside = new LinkedHashMap<>();
        for (var location : locations.all()) {
            var refusal = request.onlyFrom() == null || request.onlyFrom().equals(location.id())
                    ? refusal(location, view, excluded)
                    : "another was chosen by a person";
            if (refusal == null && isClosed(request, location.id())) {
                refusal = optedOut(request);
            }
            if (refusal == null) {
                ranked.add(new Candidate(location.id(), location.kind(), meters(location, destination)));
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

    private static @Nullable String refusal(Location location, Set<LocationId> view, Set<LocationId> excluded) {
        if (excluded.contains(location.id())) {
            return "declined these units";
        }
        if (!location.ships()) {
            return "does not ship";
        }
        return view.isEmpty() || view.contains(location.id()) ? null : "outside the channel's stock view";
    }

    private static double meters(Location from, Checkout.@Nullable Address to) {
        if (to == null || to.latitude() == null || to.longitude() == null) {
            return 0;
        }
        return Geodesic.WGS84.Inverse(
                        from.latitude(), from.longitude(), to.latitude(), to.longitude(), GeodesicMask.DISTANCE)
                .s12;
    }
}
