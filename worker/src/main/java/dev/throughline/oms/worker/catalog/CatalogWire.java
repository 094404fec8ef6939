package dev.throughline.oms.worker.catalog;

import dev.throughline.oms.activities.catalog.Logistics;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.channel.Channel;
import dev.throughline.oms.activities.customer.PhoneNumber;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.PostalAddress;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Products, locations and channels between the contract and our types. */
final class CatalogWire {
    private static final String DEFAULT_ZONE = "Europe/London";

    private CatalogWire() {}

    static Product product(int index, dev.throughline.oms.api.model.Product wire) {
        var price = wire.getUnitPrice();
        return new Product(
                Fields.parse("products[" + index + "].sku", wire.getSku(), Sku::new),
                wire.getDescription(),
                wire.getGtin(),
                price == null ? null : new BigDecimal(price),
                wire.getCurrency(),
                new Logistics(
                        wire.getWeightGrams(),
                        wire.getSizeClass() == null
                                ? Logistics.SizeClass.STANDARD
                                : Logistics.SizeClass.valueOf(
                                        wire.getSizeClass().name()),
                        Boolean.TRUE.equals(wire.getHazmat()),
                        wire.getMinimumAge()));
    }

    static dev.throughline.oms.api.model.Product product(Product product) {
        var price = product.unitPrice();
        return new dev.throughline.oms.api.model.Product(product.sku().value(), product.description())
                .gtin(product.gtin())
                .unitPrice(price == null ? null : price.toPlainString())
                .currency(product.currency())
                .weightGrams(product.logistics().weightGrams())
                .sizeClass(dev.throughline.oms.api.model.Product.SizeClassEnum.valueOf(
                        product.logistics().sizeClass().name()))
                .hazmat(product.logistics().hazmat())
                .minimumAge(product.logistics().minimumAge());
    }

    static Location location(dev.throughline.oms.api.model.Location wire) {
        return new Location(
                new LocationId(wire.getLocationId()),
                wire.getName(),
                Location.Kind.valueOf(wire.getKind().name()),
                wire.getLatitude(),
                wire.getLongitude(),
                zone(wire.getTimeZone()),
                !Boolean.FALSE.equals(wire.getShips()),
                Boolean.TRUE.equals(wire.getPickup()),
                address(wire.getAddress()),
                phone(wire));
    }

    private static @Nullable PostalAddress address(dev.throughline.oms.api.model.@Nullable PostalAddress wire) {
        return wire == null
                ? null
                : new PostalAddress(
                        wire.getLine1(), wire.getLine2(), wire.getCity(), wire.getPostcode(), wire.getCountry());
    }

    private static @Nullable String phone(dev.throughline.oms.api.model.Location wire) {
        if (wire.getPhone() == null) {
            return null;
        }
        var country = wire.getAddress() == null ? null : wire.getAddress().getCountry();
        return PhoneNumber.parse(wire.getPhone(), country)
                .map(PhoneNumber::e164)
                .orElseThrow(() -> ProblemException.ofField(
                        ProblemType.INVALID_REQUEST,
                        "phone",
                        "must be a telephone number, +441132434444, or national in the address's country"));
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return ZoneId.of(Objects.requireNonNullElse(name, DEFAULT_ZONE));
        } catch (DateTimeException _) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE,
                    "time_zone",
                    "must be a zone of the IANA data base, such as Europe/London");
        }
    }

    static dev.throughline.oms.api.model.Location location(Location location) {
        return new dev.throughline.oms.api.model.Location(
                        location.id().value(),
                        location.name(),
                        dev.throughline.oms.api.model.Location.KindEnum.valueOf(
                                location.kind().name()),
                        location.latitude(),
                        location.longitude())
                .timeZone(location.zone().getId())
                .ships(location.ships())
                .pickup(location.pickup())
                .address(address(location.address()))
                .phone(location.phone());
    }

    private static dev.throughline.oms.api.model.@Nullable PostalAddress address(@Nullable PostalAddress address) {
        return address == null
                ? null
                : new dev.throughline.oms.api.model.PostalAddress(
                                address.line1(), address.city(), address.postcode(), address.country())
                        .line2(address.line2());
    }

    static Channel channel(dev.throughline.oms.api.model.Channel wire) {
        var locations = Objects.requireNonNullElse(wire.getLocations(), List.<String>of());
        return new Channel(
                new ChannelId(wire.getChannelId()),
                wire.getName(),
                wire.getPurposes().stream()
                        .map(p -> Channel.Purpose.valueOf(p.name()))
                        .collect(Collectors.toUnmodifiableSet()),
                Boolean.TRUE.equals(wire.getMaySetPrice()),
                !Boolean.FALSE.equals(wire.getMayPickup()),
                !Boolean.FALSE.equals(wire.getMayShip()),
                locations.stream()
                        .map(id -> Fields.parse("locations", id, LocationId::new))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    static dev.throughline.oms.api.model.Channel channel(Channel channel) {
        var purposes = channel.purposes().stream()
                .sorted()
                .map(p -> dev.throughline.oms.api.model.Channel.PurposesEnum.valueOf(p.name()))
                .toList();
        return new dev.throughline.oms.api.model.Channel(channel.id().value(), channel.name(), purposes)
                .maySetPrice(channel.maySetPrice())
                .mayPickup(channel.mayPickup())
                .mayShip(channel.mayShip())
                .locations(channel.locations().stream()
                        .sorted()
                        .map(LocationId::value)
                        .toList());
    }
}
