package dev.throughline.oms.worker.picking;

import dev.throughline.oms.activities.picking.WaveId;
import dev.throughline.oms.activities.picking.WavePlans;
import dev.throughline.oms.activities.picking.Waves;
import dev.throughline.oms.activities.picking.Waves.Act;
import dev.throughline.oms.activities.picking.Waves.Place;
import dev.throughline.oms.api.WavesApi;
import dev.throughline.oms.api.model.Wave;
import dev.throughline.oms.api.model.WaveCriteria;
import dev.throughline.oms.api.model.WavePage;
import dev.throughline.oms.api.model.WavePlan;
import dev.throughline.oms.api.model.WavePreview;
import dev.throughline.oms.api.model.WaveRequest;
import dev.throughline.oms.api.model.WaveStatus;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.Cursors;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

@ApiController
class WavesController implements WavesApi {
    private final Waves waves;
    private final WavePlans plans;
    private final Floor floor;
    private final WaveWire wire;

    WavesController(Waves waves, WavePlans plans, Floor floor, WaveWire wire) {
        this.waves = waves;
        this.plans = plans;
        this.floor = floor;
        this.wire = wire;
    }

    @Override
    public ResponseEntity<WavePreview> previewWave(String locationId, WaveCriteria criteria) {
        var orders = waves.preview(floor.location(locationId), WaveWire.criteria(criteria));
        return ResponseEntity.ok(new WavePreview(
                orders.size(),
                orders.stream()
                        .flatMap(order -> order.lines().stream())
                        .mapToInt(line -> line.quantity())
                        .sum(),
                orders.stream()
                        .map(order -> order.id())
                        .map(FulfillmentOrderId::value)
                        .toList()));
    }

    @Override
    public ResponseEntity<Wave> createWave(String locationId, WaveRequest request) {
        var criteria = Objects.requireNonNullElseGet(request.getCriteria(), WaveCriteria::new);
        var created = waves.create(
                floor.location(locationId),
                request.getDocument(),
                WaveWire.criteria(criteria),
                Caller.current().actor());
        require(created.act());
        var wave = wire.whole(Objects.requireNonNull(created.wave()));
        return ResponseEntity.created(URI.create("/v1/waves/" + wave.getWaveId()))
                .body(wave);
    }

    @Override
    public ResponseEntity<WavePage> listWaves(
            String locationId, @Nullable WaveStatus status, Integer limit, @Nullable String cursor) {
        var after = Cursors.read(cursor, 2, key -> new Place(Instant.parse(key.get(0)), new WaveId(key.get(1))));
        var found = waves.list(
                floor.location(locationId),
                status == null ? null : dev.throughline.oms.activities.picking.Wave.Status.valueOf(status.name()),
                after,
                limit + 1);
        var shown = found.stream().limit(limit).toList();
        var page = new WavePage(shown.stream().map(WaveWire::head).toList());
        if (found.size() > limit) {
            page.nextCursor(
                    Cursors.after(shown.getLast().createdAt(), shown.getLast().id()));
        }
        return ResponseEntity.ok(page);
    }

    @Override
    public ResponseEntity<Wave> getWave(String waveId) {
        return ResponseEntity.ok(wire.whole(floor.wave(waveId)));
    }

    @Override
    public ResponseEntity<Wave> startWave(String waveId) {
        require(waves.start(floor.wave(waveId).id(), Caller.current().actor()));
        return getWave(waveId);
    }

    @Override
    public ResponseEntity<Wave> cancelWave(String waveId) {
        require(waves.cancel(floor.wave(waveId).id(), Caller.current().actor()));
        return getWave(waveId);
    }

    private static void require(Act act) {
        switch (act) {
            case DONE -> {}
            case UNKNOWN_WAVE -> throw Floor.noWave();
            case CLOSED -> throw new ProblemException(ProblemType.WAVE_CLOSED, "It is picked, or was cancelled");
            case NOTHING_TO_PICK ->
                throw new ProblemException(
                        ProblemType.NOTHING_TO_PICK, "No requested order that is in no wave fits the criteria");
            case OTHER_CRITERIA ->
                throw new ProblemException(
                        ProblemType.IDEMPOTENCY_KEY_REUSED, "Take another document for other criteria");
        }
    }

    @Override
    public ResponseEntity<WavePlan> getWavePlan(String locationId) {
        return plans.find(floor.location(locationId))
                .map(plan -> ResponseEntity.ok(WaveWire.plan(plan)))
                .orElseThrow(() -> ProblemException.notFound("wave plan of this location"));
    }

    @Override
    public ResponseEntity<WavePlan> putWavePlan(String locationId, WavePlan body) {
        var location = floor.location(locationId);
        if (body.getEveryMinutes() == null && body.getMinutesBeforePickup() == null) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE, "every_minutes", "must be given, or minutes_before_pickup");
        }
        plans.put(WaveWire.plan(location, body));
        return getWavePlan(locationId);
    }

    @Override
    public ResponseEntity<Void> deleteWavePlan(String locationId) {
        plans.remove(floor.location(locationId));
        return ResponseEntity.noContent().build();
    }
}
