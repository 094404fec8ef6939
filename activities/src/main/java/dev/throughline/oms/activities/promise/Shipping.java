package dev.throughline.oms.activities.promise;

import dev.throughline.oms.activities.promise.LocationTerms.CutOff;
import dev.throughline.oms.activities.promise.Shelves.Share;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Parcels by one kind of service: from one site if one has everything, else from as few as the largest shares allow. */
final class Shipping {
    static final int MAX_PARCELS = 6;

    private final ServiceKind kind;
    private final List<Carrier> carriers;
    private final Shelves shelves;
    private final Weights weights;
    private final Instant asked;

    Shipping(ServiceKind kind, Collection<Carrier> carriers, Shelves shelves, Weights weights, Instant asked) {
        this.kind = kind;
        this.carriers =
                carriers.stream().filter(one -> one.service().kind() == kind).toList();
        this.shelves = shelves;
        this.weights = weights;
        this.asked = asked;
    }

    /** Empty when it cannot be done. */
    List<Leg> plan(Collection<Site> sites, Map<Sku, Integer> wanted, Place to) {
        if (carriers.isEmpty()) {
            return List.of();
        }
        Leg best = null;
        for (var site : sites) {
            var share = shelves.whole(site, wanted, asked);
            best = share == null ? best : Leg.better(best, leg(site, share, to));
        }
        return best != null ? List.of(best) : split(sites, wanted, to);
    }

    /** The best carrier for what a site gives; null when there is none. */
    @Nullable
    Leg leg(Site site, Share share, Place to) {
        var ready = site.ready(share.from(), kind);
        if (ready == null) {
            return null;
        }
        var meters = to.metersFrom(site.location());
        Leg best = null;
        for (var carrier : carriers) {
            best = Leg.better(best, leg(site, share, to, carrier, ready, meters));
        }
        return best;
    }

    private @Nullable Leg leg(
            Site site, Share share, Place to, Carrier carrier, Site.Ready ready, @Nullable Long meters) {
        var terms = site.hours().termsOn(site.hours().day(ready.startsAt()));
        var lane = carrier.lane(terms == null ? null : terms.zone(), to.zone(), meters);
        var price = lane == null ? null : Carrier.price(lane, weights.of(share.units()));
        var handover = price == null ? null : handover(site, ready, carrier, share.size());
        if (lane == null || price == null || handover == null) {
            return null;
        }
        var day = site.hours().day(handover);
        var arrival = carrier.delivered(handover, day, lane.transitDays());
        if (arrival == null || (kind == ServiceKind.SAME_DAY && !isToday(site, arrival))) {
            return null;
        }
        return new Leg(site, share.units(), carrier, ready, handover, lane.transitDays(), arrival, meters, price);
    }

    private boolean isToday(Site site, Instant arrival) {
        return site.hours().day(arrival).equals(site.hours().day(asked));
    }

    /** The carrier's first pickup once it is packed, on a day whose capacity is not used up. */
    private static @Nullable Instant handover(Site site, Site.Ready ready, Carrier carrier, int units) {
        var hours = site.hours();
        var day = WorkDays.onOrAfter(
                hours.day(ready.readyAt()),
                date -> hours.isOpen(date)
                        && carrier.collectsOn(date)
                        && !site.isFull(date, units)
                        && !pickup(site, ready.cutOff(), date).isBefore(ready.readyAt()));
        return day == null ? null : pickup(site, ready.cutOff(), day);
    }

    private static Instant pickup(Site site, CutOff cutOff, LocalDate day) {
        var time = cutOff.pickupAt();
        return time == null ? site.hours().closing(day) : site.hours().at(day, time);
    }

    /** What is there now, in the largest shares; only if that is too little, with what comes in. */
    private List<Leg> split(Collection<Site> sites, Map<Sku, Integer> wanted, Place to) {
        var some = sites.stream()
                .filter(site -> shelves.hasSome(site.id(), wanted))
                .toList();
        var now = split(some, wanted, to, false);
        return now.isEmpty() ? split(some, wanted, to, true) : now;
    }

    private List<Leg> split(List<Site> sites, Map<Sku, Integer> wanted, Place to, boolean later) {
        var left = new LinkedHashMap<>(wanted);
        var legs = new ArrayList<Leg>();
        var unused = new ArrayList<>(sites);
        while (!left.isEmpty() && legs.size() < MAX_PARCELS) {
            var next = largest(unused, left, to, later);
            if (next == null) {
                return List.of();
            }
            legs.add(next);
            unused.remove(next.site());
            next.units().forEach((sku, units) -> left.computeIfPresent(sku, (s, n) -> n > units ? n - units : null));
        }
        return left.isEmpty() ? legs : List.of();
    }

    private @Nullable Leg largest(List<Site> sites, Map<Sku, Integer> left, Place to, boolean later) {
        var bySize = new TreeMap<Integer, Leg>();
        for (var site : sites) {
            var share = later ? shelves.shareLater(site, left, asked) : shelves.shareNow(site.id(), left, asked);
            if (share.size() > 0 && (bySize.isEmpty() || share.size() >= bySize.lastKey())) {
                var leg = leg(site, share, to);
                if (leg != null) {
                    bySize.merge(share.size(), leg, (one, other) -> Leg.BEST.compare(one, other) <= 0 ? one : other);
                }
            }
        }
        return bySize.isEmpty() ? null : bySize.lastEntry().getValue();
    }
}
