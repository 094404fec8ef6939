package dev.throughline.oms.worker.promise;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.channel.Channels;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.promise.OrderPromises;
import dev.throughline.oms.activities.promise.Promises;
import dev.throughline.oms.activities.promise.Promises.Destination;
import dev.throughline.oms.activities.promise.Promises.Option;
import dev.throughline.oms.activities.promise.Promises.Parcel;
import dev.throughline.oms.activities.promise.Promises.Question;
import dev.throughline.oms.api.model.FieldError;
import dev.throughline.oms.api.model.Money;
import dev.throughline.oms.api.model.PromiseAnswer;
import dev.throughline.oms.api.model.PromiseDestination;
import dev.throughline.oms.api.model.PromiseKind;
import dev.throughline.oms.api.model.PromiseLine;
import dev.throughline.oms.api.model.PromiseOption;
import dev.throughline.oms.api.model.PromiseParcel;
import dev.throughline.oms.api.model.PromiseRequest;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks for promises in the contract's words. */
@Component
class PromiseDesk {
    private final Promises promises;
    private final OrderPromises orders;
    private final Catalog catalog;
    private final Channels channels;
    private final Locations locations;
    private final Clock clock;

    PromiseDesk(
            Promises promises,
            OrderPromises orders,
            Catalog catalog,
            Channels channels,
            Locations locations,
            Clock clock) {
        this.promises = promises;
        this.orders = orders;
        this.catalog = catalog;
        this.channels = channels;
        this.locations = locations;
        this.clock = clock;
    }

    PromiseAnswer ofBasket(PromiseRequest request) {
        var store = Fields.parseIfGiven("pickup_location", request.getPickupLocation(), LocationId::new);
        if (store != null && locations.find(store).isEmpty()) {
            throw ProblemException.ofField(
                    ProblemType.UNKNOWN_LOCATION, "pickup_location", "must be a location that exists");
        }
        var channel = channel(request.getChannel());
        return answer(new Question(
                channel,
                units(channel, request.getLines()),
                destination(request.getDestination()),
                store,
                Objects.requireNonNullElseGet(request.getAt(), clock::instant)));
    }

    PromiseAnswer ofProduct(
            String code,
            String channel,
            int quantity,
            String country,
            @Nullable String postcode,
            @Nullable String near) {
        var seller = channel(channel);
        var product = catalog.find(code, seller).orElseThrow(() -> ProblemException.notFound("product with this code"));
        return answer(new Question(
                seller,
                Map.of(product.sku(), quantity),
                postcode == null && near == null ? null : destination(country, postcode, near),
                null,
                clock.instant()));
    }

    private ChannelId channel(String id) {
        var channel = Fields.parse("channel", id, ChannelId::new);
        if (channels.find(channel).isEmpty()) {
            throw ProblemException.ofField(ProblemType.UNKNOWN_CHANNEL, "channel", "must be a channel of the registry");
        }
        return channel;
    }

    private Map<Sku, Integer> units(ChannelId channel, List<PromiseLine> lines) {
        var products = catalog.resolve(
                lines.stream().map(PromiseLine::getSku).distinct().toList(), channel);
        var units = new LinkedHashMap<Sku, Integer>();
        var unknown = new ArrayList<FieldError>();
        for (int i = 0; i < lines.size(); i++) {
            var product = products.get(lines.get(i).getSku());
            if (product == null) {
                unknown.add(Fields.error(
                        "lines[" + i + "].sku", "must be a SKU or GTIN of the catalogue", ProblemType.UNKNOWN_SKU));
            } else {
                units.merge(product.sku(), lines.get(i).getQuantity(), Integer::sum);
            }
        }
        if (!unknown.isEmpty()) {
            throw new ProblemException(ProblemType.UNKNOWN_SKU, "Every line names a product of the catalogue", unknown);
        }
        return units;
    }

    private static @Nullable Destination destination(@Nullable PromiseDestination wire) {
        if (wire == null) {
            return null;
        }
        if ((wire.getLatitude() == null) != (wire.getLongitude() == null)) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE, "destination", "must have latitude and longitude, or neither");
        }
        return new Destination(wire.getCountry(), wire.getPostcode(), wire.getLatitude(), wire.getLongitude());
    }

    private static Destination destination(String country, @Nullable String postcode, @Nullable String near) {
        if (near == null) {
            return new Destination(country, postcode, null, null);
        }
        var point = near.split(",", 2);
        double latitude = Double.parseDouble(point[0]);
        double longitude = Double.parseDouble(point[1]);
        if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
            throw ProblemException.ofField(ProblemType.UNPROCESSABLE, "near", "must be latitude,longitude in degrees");
        }
        return new Destination(country, postcode, latitude, longitude);
    }

    private PromiseAnswer answer(Question question) {
        var answer = promises.ask(question);
        return new PromiseAnswer(
                question.at(),
                orders.expiresAt(),
                answer.options().stream().map(option -> wire(question, option)).toList(),
                answer.unavailable().stream().map(Sku::value).toList());
    }

    private PromiseOption wire(Question question, Option option) {
        var zone = locations
                .find(option.parcels().getFirst().location())
                .<ZoneId>map(Location::zone)
                .orElse(ZoneOffset.UTC);
        return new PromiseOption(
                        orders.idOf(question, option),
                        PromiseKind.valueOf(option.kind().name()),
                        option.by(),
                        LocalDate.ofInstant(option.by(), zone),
                        new Money(option.costMinor(), option.currency()),
                        option.parcels().stream().map(PromiseDesk::wire).toList())
                .location(option.place() == null ? null : option.place().value());
    }

    private static PromiseParcel wire(Parcel parcel) {
        return new PromiseParcel(
                        parcel.location().value(),
                        parcel.units().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(line -> new PromiseLine(line.getKey().value(), line.getValue()))
                                .toList(),
                        parcel.startsAt(),
                        parcel.readyAt(),
                        parcel.dueBy(),
                        parcel.by(),
                        parcel.reasons())
                .service(parcel.service())
                .transitDays(parcel.service() == null ? null : parcel.transitDays())
                .distanceMeters(parcel.meters());
    }
}
