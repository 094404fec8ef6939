package dev.throughline.oms.worker.picking;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.picking.Bins;
import dev.throughline.oms.activities.picking.Bins.Place;
import dev.throughline.oms.api.BinsApi;
import dev.throughline.oms.api.model.Bin;
import dev.throughline.oms.api.model.BinPage;
import dev.throughline.oms.api.model.BinsRequest;
import dev.throughline.oms.api.model.FieldError;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.Cursors;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

@ApiController
class BinsController implements BinsApi {
    private final Bins bins;
    private final Floor floor;
    private final Catalog catalog;

    BinsController(Bins bins, Floor floor, Catalog catalog) {
        this.bins = bins;
        this.floor = floor;
        this.catalog = catalog;
    }

    @Override
    public ResponseEntity<BinPage> listBins(String locationId, Integer limit, @Nullable String cursor) {
        var after = Cursors.read(cursor, 3, key -> new Place(key.get(0), Integer.parseInt(key.get(1)), key.get(2)));
        var found = bins.list(floor.location(locationId), after, limit + 1);
        var shown = found.stream().limit(limit).toList();
        var page = new BinPage(shown.stream().map(BinsController::wire).toList());
        if (found.size() > limit) {
            var last = shown.getLast();
            page.nextCursor(Cursors.after(last.zone(), last.sequence(), last.code()));
        }
        return ResponseEntity.ok(page);
    }

    @Override
    public ResponseEntity<Void> putBins(String locationId, BinsRequest request) {
        var location = floor.location(locationId);
        bins.put(location, read(request.getBins()));
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<Void> deleteBin(String locationId, String binCode) {
        bins.remove(floor.location(locationId), binCode);
        return ResponseEntity.noContent().build();
    }

    private List<dev.throughline.oms.activities.picking.Bin> read(List<Bin> wire) {
        var products = catalog.resolve(wire.stream()
                .flatMap(bin -> Stream.concat(skus(bin.getSkus()), skus(bin.getFurtherSkus())))
                .distinct()
                .toList());
        check(wire, products);
        return wire.stream()
                .map(bin -> new dev.throughline.oms.activities.picking.Bin(
                        bin.getCode(),
                        bin.getZone(),
                        bin.getSequence(),
                        resolved(skus(bin.getSkus()), products),
                        resolved(skus(bin.getFurtherSkus()), products)))
                .toList();
    }

    private static Stream<String> skus(@Nullable List<String> given) {
        return Objects.requireNonNullElse(given, List.<String>of()).stream();
    }

    private static List<Sku> resolved(Stream<String> codes, Map<String, Product> products) {
        return found(codes, products).map(Product::sku).distinct().toList();
    }

    private static Stream<Product> found(Stream<String> codes, Map<String, Product> products) {
        return codes.flatMap(code -> Optional.ofNullable(products.get(code)).stream());
    }

    private static void check(List<Bin> wire, Map<String, Product> products) {
        var errors = new ArrayList<FieldError>();
        var seen = new HashSet<String>();
        var mains = new HashSet<Sku>();
        for (int i = 0; i < wire.size(); i++) {
            var bin = wire.get(i);
            var field = "bins[" + i + "]";
            if (!seen.add(bin.getCode())) {
                errors.add(Fields.error(field + ".code", "must be there once", ProblemType.UNPROCESSABLE));
            }
            Stream.concat(skus(bin.getSkus()), skus(bin.getFurtherSkus()))
                    .filter(code -> !products.containsKey(code))
                    .forEach(code -> errors.add(Fields.error(
                            field + ".skus", "must be SKUs or GTINs of the catalogue", ProblemType.UNKNOWN_SKU)));
            found(skus(bin.getSkus()), products)
                    .filter(product -> !mains.add(product.sku()))
                    .forEach(product -> errors.add(Fields.error(
                            field + ".skus",
                            "must name each SKU in one bin; others are further ones",
                            ProblemType.UNPROCESSABLE)));
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(ProblemType.UNPROCESSABLE, "Nothing was changed", errors);
        }
    }

    private static Bin wire(dev.throughline.oms.activities.picking.Bin bin) {
        return new Bin(bin.code(), bin.zone(), bin.sequence())
                .skus(bin.skus().stream().map(Sku::value).toList())
                .furtherSkus(bin.furtherSkus().stream().map(Sku::value).toList());
    }
}
