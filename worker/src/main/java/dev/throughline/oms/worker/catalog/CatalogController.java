package dev.throughline.oms.worker.catalog;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Catalog.Refusal;
import dev.throughline.oms.activities.channel.Channels;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.api.CatalogApi;
import dev.throughline.oms.api.model.BulkResult;
import dev.throughline.oms.api.model.Channel;
import dev.throughline.oms.api.model.ChannelList;
import dev.throughline.oms.api.model.Location;
import dev.throughline.oms.api.model.LocationList;
import dev.throughline.oms.api.model.Product;
import dev.throughline.oms.api.model.ProductList;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.ChannelId;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

@ApiController
class CatalogController implements CatalogApi {
    private final Catalog catalog;
    private final Locations locations;
    private final Channels channels;

    CatalogController(Catalog catalog, Locations locations, Channels channels) {
        this.catalog = catalog;
        this.locations = locations;
        this.channels = channels;
    }

    @Override
    public ResponseEntity<Product> getProduct(String sku, @Nullable String channel) {
        var seller = Fields.parseIfGiven("channel", channel, ChannelId::new);
        return (seller == null ? catalog.find(sku) : catalog.find(sku, seller))
                .map(product -> ResponseEntity.ok(CatalogWire.product(product)))
                .orElseThrow(() -> ProblemException.notFound("product with this SKU or GTIN"));
    }

    @Override
    public ResponseEntity<BulkResult> putProducts(ProductList list) {
        var products = list.getProducts();
        var result = catalog.put(IntStream.range(0, products.size())
                .mapToObj(i -> CatalogWire.product(i, products.get(i)))
                .toList());
        if (!result.refusals().isEmpty()) {
            throw refused(result.refusals());
        }
        return ResponseEntity.ok(new BulkResult(result.created(), result.changed(), result.unchanged()));
    }

    private static ProblemException refused(List<Refusal> refusals) {
        return new ProblemException(
                ProblemType.UNPROCESSABLE,
                "Nothing was stored; see errors for what would be right",
                refusals.stream()
                        .map(r -> Fields.error("products[" + r.index() + "]." + r.field(), r.detail(), "invalid"))
                        .toList());
    }

    @Override
    public ResponseEntity<LocationList> listLocations() {
        return ResponseEntity.ok(new LocationList(
                locations.all().stream().map(CatalogWire::location).toList()));
    }

    @Override
    public ResponseEntity<Location> putLocation(String locationId, Location location) {
        requireSame("location_id", locationId, location.getLocationId());
        var stored = CatalogWire.location(location);
        locations.put(stored);
        return ResponseEntity.ok(CatalogWire.location(stored));
    }

    @Override
    public ResponseEntity<ChannelList> listChannels() {
        return ResponseEntity.ok(new ChannelList(
                channels.all().stream().map(CatalogWire::channel).toList()));
    }

    @Override
    public ResponseEntity<Channel> putChannel(String channelId, Channel channel) {
        requireSame("channel_id", channelId, channel.getChannelId());
        var stored = CatalogWire.channel(channel);
        var unknown = stored.locations().stream()
                .filter(location -> locations.find(location).isEmpty())
                .map(location ->
                        Fields.error("locations", "there is no location " + location, ProblemType.UNKNOWN_LOCATION))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(ProblemType.UNKNOWN_LOCATION, "Name locations that exist", unknown);
        }
        channels.put(stored);
        return ResponseEntity.ok(CatalogWire.channel(stored));
    }

    private static void requireSame(String field, String inPath, String inBody) {
        if (!inPath.equals(inBody)) {
            throw ProblemException.ofField(ProblemType.UNPROCESSABLE, field, "must be the same as in the path");
        }
    }
}
