package dev.throughline.oms.worker.inventory;

import dev.throughline.oms.activities.channel.ChannelStock;
import dev.throughline.oms.activities.channel.Channels;
import dev.throughline.oms.activities.inventory.Holds;
import dev.throughline.oms.activities.inventory.Holds.Request;
import dev.throughline.oms.api.HoldsApi;
import dev.throughline.oms.api.model.HeldUnits;
import dev.throughline.oms.api.model.Hold;
import dev.throughline.oms.api.model.HoldExtension;
import dev.throughline.oms.api.model.HoldLine;
import dev.throughline.oms.api.model.HoldRequest;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.orders.HoldNames;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.HoldId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

@ApiController
class HoldsController implements HoldsApi {
    private final Holds holds;
    private final Channels channels;
    private final ChannelStock stock;
    private final Places places;

    HoldsController(Holds holds, Channels channels, ChannelStock stock, Places places) {
        this.holds = holds;
        this.channels = channels;
        this.stock = stock;
        this.places = places;
    }

    @Override
    public ResponseEntity<Hold> getHold(String holdId) {
        return ResponseEntity.ok(
                wire(holdId, holds.find(id(holdId)).orElseThrow(() -> ProblemException.notFound("hold with this id"))));
    }

    @Override
    public ResponseEntity<Hold> putHold(String holdId, HoldRequest request) {
        var channel = channels.find(Fields.parse("channel", request.getChannel(), ChannelId::new))
                .orElseThrow(() -> ProblemException.ofField(
                        ProblemType.UNKNOWN_CHANNEL, "channel", "must be a channel of the registry"));
        var seen = channel.locations();
        var minutes = request.getMinutes();
        var lines = lines(channel.id(), request.getLines(), seen);
        var answer = holds.put(new Request(
                id(holdId),
                holder(request),
                minutes == null ? null : Duration.ofMinutes(minutes),
                seen,
                lines,
                stock.view(channel.id())));
        if (answer.hold() == null) {
            throw problem(answer, lines);
        }
        return ResponseEntity.ok(wire(holdId, answer.hold()));
    }

    private static String holder(HoldRequest request) {
        var client = Caller.current().client();
        return request.getCustomer() == null ? "client " + client : "customer " + client + " " + request.getCustomer();
    }

    private List<Holds.Line> lines(ChannelId channel, List<HoldLine> wire, Set<LocationId> seen) {
        var skus = places.skus("lines", wire.stream().map(HoldLine::getSku).toList(), channel);
        return IntStream.range(0, wire.size())
                .mapToObj(i -> new Holds.Line(
                        skus.get(i),
                        wire.get(i).getQuantity(),
                        location(i, wire.get(i).getLocation(), seen)))
                .toList();
    }

    private @Nullable LocationId location(int line, @Nullable String id, Set<LocationId> seen) {
        if (id == null) {
            return null;
        }
        var field = "lines[" + line + "].location";
        var location = places.location(field, id);
        if (!seen.isEmpty() && !seen.contains(location)) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE, field, "must be a location that the channel sees");
        }
        return location;
    }

    private static ProblemException problem(Holds.Answer answer, List<Holds.Line> lines) {
        return switch (answer.refusal()) {
            case OUT_OF_STOCK ->
                new ProblemException(
                        ProblemType.OUT_OF_STOCK,
                        "Hold less",
                        IntStream.range(0, lines.size())
                                .filter(i ->
                                        answer.missing().contains(lines.get(i).sku()))
                                .mapToObj(i -> Fields.error(
                                        "lines[" + i + "].quantity", "more than can be had", ProblemType.OUT_OF_STOCK))
                                .toList());
            case CONVERTED ->
                new ProblemException(ProblemType.HOLD_CONVERTED, "Take another hold_id for the next cart");
            case TOO_MANY_UNITS -> new ProblemException(ProblemType.TOO_MANY_UNITS, "Hold fewer units at once");
            case TOO_MANY_HOLDS ->
                new ProblemException(ProblemType.TOO_MANY_HOLDS, "Release a hold, or wait until one expires");
            case null -> throw new IllegalStateException("neither held nor refused");
        };
    }

    @Override
    public ResponseEntity<Hold> extendHold(String holdId, HoldExtension extension) {
        var id = id(holdId);
        var extended = holds.extend(id, Duration.ofMinutes(extension.getMinutes()));
        return ResponseEntity.ok(wire(
                holdId,
                extended.orElseThrow(() -> holds.find(id).isEmpty()
                        ? ProblemException.notFound("hold with this id")
                        : new ProblemException(ProblemType.HOLD_ENDED, "PUT the hold again to hold anew"))));
    }

    @Override
    public ResponseEntity<Void> releaseHold(String holdId) {
        holds.release(id(holdId));
        return ResponseEntity.noContent().build();
    }

    private static HoldId id(String name) {
        return HoldNames.id(Caller.current().client(), name);
    }

    private static Hold wire(String name, dev.throughline.oms.activities.inventory.Hold hold) {
        return new Hold(
                name,
                Hold.StatusEnum.valueOf(hold.status().name()),
                hold.expiresAt(),
                hold.units().stream()
                        .map(row ->
                                new HeldUnits(row.sku().value(), row.location().value(), row.units()))
                        .toList());
    }
}
