package dev.throughline.oms.activities.promise;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.channel.ChannelStock;
import dev.throughline.oms.activities.channel.Channels;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.promise.PromiseEngine.Basket;
import dev.throughline.oms.activities.promise.PromiseEngine.World;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads what the engine needs, stock in one query and the rest from memory, and asks it. */
@Component
class StoredPromises implements Promises {
    private final StoredTerms terms;
    private final DayLoads loads;
    private final Catalog catalog;
    private final Locations locations;
    private final Channels channels;
    private final ChannelStock stock;
    private final ArrivingStock arrivals;
    private final PromiseSettings settings;

    StoredPromises(
            StoredTerms terms,
            DayLoads loads,
            Catalog catalog,
            Locations locations,
            Channels channels,
            ChannelStock stock,
            ArrivingStock arrivals,
            PromiseSettings settings) {
        this.terms = terms;
        this.loads = loads;
        this.catalog = catalog;
        this.locations = locations;
        this.channels = channels;
        this.stock = stock;
        this.arrivals = arrivals;
        this.settings = settings;
    }

    @Override
    public Answer ask(Question question) {
        var channel = channels.find(question.channel())
                .orElseThrow(() -> new IllegalArgumentException("ask for a channel of the registry"));
        var view = channel.locations();
        var destination = question.destination();
        var skus = question.units().keySet();
        var own = stock.view(question.channel());
        var available = stock.units(own, skus);
        var missing = missing(question.units(), available);
        var incoming = missing.isEmpty()
                ? Map.<Sku, Map<LocationId, NavigableMap<LocalDate, Integer>>>of()
                : arrivals.of(skus, own, available);
        var world = new World(
                sites(view),
                carriers(question.at()),
                new Shelves(available, incoming),
                weights(skus),
                settings.currency());
        var basket = new Basket(
                question.units(),
                channel.mayShip() && destination != null ? place(destination) : null,
                channel.mayPickup(),
                question.pickupLocation(),
                settings.stores(),
                question.at());
        var options = PromiseEngine.options(world, basket);
        return new Answer(options, options.isEmpty() ? missing : List.of());
    }

    /** Those of the view that have terms; every one if the view is empty. */
    List<Site> sites(Set<LocationId> view) {
        var reference = terms.reference();
        return sites(view, reference, loads.of(reference.limited()));
    }

    /** As {@link #sites(Set)}, with what they have to do at this moment. */
    List<Site> sitesNow(Set<LocationId> view) {
        var reference = terms.reference();
        return sites(
                view,
                reference,
                loads.now(reference.limited().stream().filter(view::contains).toList()));
    }

    private List<Site> sites(Set<LocationId> view, Reference reference, DayLoads.Loads work) {
        return locations.all().stream()
                .filter(location -> view.isEmpty() || view.contains(location.id()))
                .filter(location -> !reference.terms(location.id()).isEmpty())
                .map(location -> new Site(
                        location,
                        new WorkHours(location.zone(), reference.terms(location.id()), reference.calendars()),
                        work.days(location),
                        work.hour(location)))
                .toList();
    }

    List<Carrier> carriers(Instant at) {
        return terms.reference().carriers(LocalDate.ofInstant(at, ZoneOffset.UTC), settings.currency());
    }

    private Weights weights(Collection<Sku> skus) {
        var grams = new HashMap<Sku, Integer>();
        catalog.resolve(skus.stream().map(Sku::value).toList()).values().forEach(product -> {
            var weight = product.logistics().weightGrams();
            if (weight != null) {
                grams.put(product.sku(), weight);
            }
        });
        return new Weights(grams, settings.gramsPerUnit());
    }

    Place place(Destination destination) {
        var area = destination.postcode() == null
                ? Optional.<PostcodeArea>empty()
                : terms.area(
                        destination.country() == null ? settings.country() : destination.country(),
                        destination.postcode());
        var zone = area.map(PostcodeArea::zone).orElse(null);
        return destination.latitude() != null && destination.longitude() != null
                ? new Place(destination.latitude(), destination.longitude(), zone)
                : new Place(
                        area.map(PostcodeArea::latitude).orElse(null),
                        area.map(PostcodeArea::longitude).orElse(null),
                        zone);
    }

    private static List<Sku> missing(Map<Sku, Integer> wanted, Map<Sku, Map<LocationId, Integer>> available) {
        return wanted.entrySet().stream()
                .filter(line -> available.getOrDefault(line.getKey(), Map.of()).values().stream()
                                .mapToLong(Integer::longValue)
                                .sum()
                        < line.getValue())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
