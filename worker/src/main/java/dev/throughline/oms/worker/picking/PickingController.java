package dev.throughline.oms.worker.picking;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Catalog.Pack;
import dev.throughline.oms.activities.picking.PickList.Entry;
import dev.throughline.oms.activities.picking.Picking;
import dev.throughline.oms.activities.picking.Picking.Missing;
import dev.throughline.oms.activities.picking.Picking.Scan;
import dev.throughline.oms.activities.picking.Picking.Verdict;
import dev.throughline.oms.api.PickingApi;
import dev.throughline.oms.api.model.PickList;
import dev.throughline.oms.api.model.ScanRequest;
import dev.throughline.oms.api.model.ScanResult;
import dev.throughline.oms.api.model.WaveShortPickRequest;
import dev.throughline.oms.api.model.WaveShortPickResult;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.orders.RequestKeys;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.Caller;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

@ApiController
class PickingController implements PickingApi {
    private final Picking picking;
    private final ShortPicks shortPicks;
    private final Floor floor;
    private final Catalog catalog;
    private final PickWire wire;
    private final WaveWire waves;
    private final PickListDocument document;

    PickingController(
            Picking picking,
            ShortPicks shortPicks,
            Floor floor,
            Catalog catalog,
            PickWire wire,
            WaveWire waves,
            PickListDocument document) {
        this.picking = picking;
        this.shortPicks = shortPicks;
        this.floor = floor;
        this.catalog = catalog;
        this.wire = wire;
        this.waves = waves;
        this.document = document;
    }

    @Override
    public ResponseEntity<PickList> getPickList(String waveId) {
        return ResponseEntity.ok(wire.list(picking.list(floor.wave(waveId).id()).orElseThrow(Floor::noWave)));
    }

    @Override
    public ResponseEntity<Resource> getPickListDocument(String waveId) {
        var wave = floor.wave(waveId);
        var list = wire.list(picking.list(wave.id()).orElseThrow(Floor::noWave));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Content-Disposition", "inline; filename=\"" + waveId + ".pdf\"")
                .body(new ByteArrayResource(document.print(waves.whole(wave), list)));
    }

    @Override
    public ResponseEntity<ScanResult> scanPick(String waveId, ScanRequest request) {
        var wave = floor.wave(waveId).id();
        var pack = pack(request.getCode());
        var scanned = picking.scan(
                wave,
                new Scan(
                        request.getScanId(),
                        RequestKeys.fingerprint(request),
                        pack.product().sku(),
                        pack.units() * Objects.requireNonNullElse(request.getQuantity(), 1),
                        request.getBin(),
                        Caller.current().actor()));
        require(scanned.verdict(), scanned.expected());
        return ResponseEntity.ok(wire.scanned(pack.product().sku(), scanned));
    }

    @Override
    public ResponseEntity<WaveShortPickResult> shortPickWave(String waveId, WaveShortPickRequest request) {
        var wave = floor.wave(waveId).id();
        var sku = pack(request.getCode()).product().sku();
        var told = shortPicks.tell(
                wave,
                new Missing(
                        request.getShortPickId(),
                        RequestKeys.fingerprint(request),
                        sku,
                        request.getUnits(),
                        Caller.current().actor()),
                Objects.requireNonNullElse(request.getReason(), "not on the shelf"));
        require(told.verdict(), null);
        return ResponseEntity.ok(PickWire.shortPick(sku, told));
    }

    private Pack pack(String code) {
        var pack = catalog.packs(List.of(code)).get(code);
        if (pack == null) {
            throw ProblemException.ofField(
                    ProblemType.UNKNOWN_SKU,
                    "code",
                    "must be a SKU, a code of the catalogue, or a GTIN with its check digit");
        }
        return pack;
    }

    private static void require(Verdict verdict, @Nullable Entry expected) {
        var next = expected == null
                ? "nothing is left to pick"
                : "next is " + expected.sku() + (expected.bin() == null ? "" : " in " + expected.bin()) + ", "
                        + expected.open() + " to pick";
        switch (verdict) {
            case DONE -> {}
            case UNKNOWN_WAVE -> throw Floor.noWave();
            case CLOSED -> throw new ProblemException(ProblemType.WAVE_CLOSED, "It is picked, or was cancelled");
            case WRONG_ITEM ->
                throw new ProblemException(ProblemType.WRONG_ITEM, "The wave wants none of it here: " + next);
            case WRONG_BIN ->
                throw ProblemException.ofField(ProblemType.WRONG_ITEM, "bin", "does not hold this SKU: " + next);
            case SURPLUS ->
                throw new ProblemException(ProblemType.SURPLUS_ITEM, "The wave wants fewer units of it: " + next);
            case ID_REUSED ->
                throw new ProblemException(ProblemType.IDEMPOTENCY_KEY_REUSED, "Take another id for another act");
        }
    }
}
