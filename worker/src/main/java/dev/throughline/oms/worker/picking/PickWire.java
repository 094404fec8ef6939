package dev.throughline.oms.worker.picking;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.activities.picking.Picking.Placement;
import dev.throughline.oms.activities.picking.Picking.Scanned;
import dev.throughline.oms.activities.picking.Picking.ShortPick;
import dev.throughline.oms.api.model.PickEntry;
import dev.throughline.oms.api.model.PickList;
import dev.throughline.oms.api.model.PickShare;
import dev.throughline.oms.api.model.ScanPlacement;
import dev.throughline.oms.api.model.ScanResult;
import dev.throughline.oms.api.model.WaveShortPickPart;
import dev.throughline.oms.api.model.WaveShortPickResult;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pick lists and scans in the contract's words. */
@Component
class PickWire {
    private final Catalog catalog;
    private final OrderIntake intake;

    PickWire(Catalog catalog, OrderIntake intake) {
        this.catalog = catalog;
        this.intake = intake;
    }

    PickList list(dev.throughline.oms.activities.picking.PickList list) {
        var products = catalog.resolve(
                list.entries().stream().map(entry -> entry.sku().value()).toList());
        return new PickList(
                list.wave().value(),
                list.location().value(),
                list.entries().stream()
                        .map(entry -> entry(entry, products.get(entry.sku().value())))
                        .toList());
    }

    private static PickEntry entry(
            dev.throughline.oms.activities.picking.PickList.Entry entry, @Nullable Product product) {
        return new PickEntry(
                        entry.sku().value(),
                        entry.open(),
                        entry.picked(),
                        entry.shares().stream().map(PickWire::share).toList())
                .zone(entry.zone())
                .bin(entry.bin())
                .furtherBins(entry.furtherBins())
                .putBack(entry.putBack() == 0 ? null : entry.putBack())
                .description(product == null ? null : product.description())
                .gtin(product == null ? null : product.gtin());
    }

    private static PickShare share(dev.throughline.oms.activities.picking.PickList.Share share) {
        return new PickShare(share.tote(), share.fulfillmentOrder().value(), share.line(), share.open(), share.picked())
                .putBack(share.putBack() == 0 ? null : share.putBack());
    }

    ScanResult scanned(Sku sku, Scanned scanned) {
        return new ScanResult(
                sku.value(), scanned.placements().stream().map(this::placement).toList(), scanned.left());
    }

    private ScanPlacement placement(Placement placement) {
        return new ScanPlacement(
                        placement.tote(), placement.fulfillmentOrder().value(), placement.line(), placement.units())
                .orderNumber(
                        intake.numberOf(placement.fulfillmentOrder().order()).orElse(null));
    }

    static WaveShortPickResult shortPick(Sku sku, ShortPick told) {
        return new WaveShortPickResult(
                sku.value(), told.parts().stream().map(PickWire::part).toList());
    }

    private static WaveShortPickPart part(ShortPick.Part part) {
        return new WaveShortPickPart(
                part.tote(),
                part.fulfillmentOrder().value(),
                part.line(),
                part.units(),
                Objects.requireNonNull(part.outcome(), "each part was told"));
    }
}
