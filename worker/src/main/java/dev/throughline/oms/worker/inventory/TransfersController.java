package dev.throughline.oms.worker.inventory;

import dev.throughline.oms.activities.inventory.Transfers;
import dev.throughline.oms.api.TransfersApi;
import dev.throughline.oms.api.model.StockEntry;
import dev.throughline.oms.api.model.Transfer;
import dev.throughline.oms.api.model.TransferList;
import dev.throughline.oms.api.model.TransferMove;
import dev.throughline.oms.api.model.TransferOrder;
import dev.throughline.oms.api.model.TransferReason;
import dev.throughline.oms.api.model.TransferReceipt;
import dev.throughline.oms.api.model.TransferState;
import dev.throughline.oms.api.model.TransferStatus;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.orders.RequestKeys;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.worker.security.LocationScope;
import dev.throughline.oms.worker.temporal.TransferProcesses;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.TransferId;
import dev.throughline.oms.workflows.transfer.TransferAct;
import dev.throughline.oms.workflows.transfer.TransferRequest;
import dev.throughline.oms.workflows.transfer.TransferUnits;
import dev.throughline.oms.workflows.transfer.TransferView;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;

@ApiController
class TransfersController implements TransfersApi {
    private static final Duration TO_SHIP = Duration.ofDays(2);
    private static final Duration ON_THE_WAY = Duration.ofDays(5);

    private final Transfers transfers;
    private final TransferProcesses processes;
    private final Places places;
    private final Clock clock;
    private final Duration patience;

    TransfersController(
            Transfers transfers,
            TransferProcesses processes,
            Places places,
            Clock clock,
            @Value("${throughline.transfers.patience:7d}") Duration patience) {
        this.transfers = transfers;
        this.processes = processes;
        this.places = places;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public ResponseEntity<TransferState> createTransfer(TransferOrder order) {
        var id = new TransferId(RequestKeys.id("trf_", Caller.current().client(), order.getDocument()));
        var request = request(id, order);
        var opened = processes.open(request);
        if (!isOf(request, opened)) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED, "Take another document for other units or locations");
        }
        return ResponseEntity.created(URI.create("/v1/transfers/" + id))
                .body(new TransferState(id.value(), TransferStatus.REQUESTED));
    }

    private static boolean isOf(TransferRequest request, dev.throughline.oms.activities.inventory.Transfer opened) {
        var asked = request.lines().stream().collect(Collectors.toMap(TransferUnits::sku, TransferUnits::units));
        var known = opened.lines().stream()
                .filter(line -> line.requested() > 0)
                .collect(Collectors.toMap(
                        dev.throughline.oms.activities.inventory.Transfer.Line::sku,
                        dev.throughline.oms.activities.inventory.Transfer.Line::requested));
        return opened.from().equals(request.from()) && opened.to().equals(request.to()) && known.equals(asked);
    }

    private TransferRequest request(TransferId id, TransferOrder order) {
        LocationScope.requireAny(
                List.of(
                        Fields.parse("from", order.getFrom(), LocationId::new),
                        Fields.parse("to", order.getTo(), LocationId::new)),
                "location with this id");
        var from = places.location("from", order.getFrom());
        var to = places.location("to", order.getTo());
        if (from.equals(to)) {
            throw ProblemException.ofField(ProblemType.UNPROCESSABLE, "to", "must be another location");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var shipBy = Objects.requireNonNullElse(order.getShipBy(), now.plus(TO_SHIP));
        var dueAt = Objects.requireNonNullElse(order.getDueAt(), shipBy.plus(ON_THE_WAY));
        if (dueAt.isBefore(shipBy)) {
            throw ProblemException.ofField(ProblemType.INVALID_REQUEST, "due_at", "must not be before ship_by");
        }
        var lines = units(order.getLines());
        if (Set.copyOf(lines.stream().map(TransferUnits::sku).toList()).size() < lines.size()) {
            throw ProblemException.ofField(ProblemType.UNPROCESSABLE, "lines", "must have each SKU once");
        }
        return new TransferRequest(
                id,
                order.getDocument(),
                from,
                to,
                lines,
                shipBy,
                dueAt,
                patience,
                Caller.current().actor(),
                order.getReason());
    }

    private List<TransferUnits> units(List<StockEntry> lines) {
        var skus = places.skus("lines", lines.stream().map(StockEntry::getSku).toList());
        return IntStream.range(0, skus.size())
                .mapToObj(i -> new TransferUnits(skus.get(i), lines.get(i).getQuantity()))
                .toList();
    }

    @Override
    public ResponseEntity<Transfer> getTransfer(String transferId) {
        return ResponseEntity.ok(TransferWire.whole(find(transferId)));
    }

    private dev.throughline.oms.activities.inventory.Transfer find(String id) {
        return transfers.find(new TransferId(id)).orElseThrow(TransfersController::unknown);
    }

    static ProblemException unknown() {
        return ProblemException.notFound("transfer with this id");
    }

    @Override
    public ResponseEntity<TransferList> listTransfers(String location, Boolean attention, Integer limit) {
        var at = Fields.parse("location", location, LocationId::new);
        LocationScope.require(at, "location with this id");
        return ResponseEntity.ok(new TransferList(transfers.at(at, attention, limit).stream()
                .map(TransferWire::head)
                .toList()));
    }

    @Override
    public ResponseEntity<TransferState> pickTransfer(String transferId, TransferReason reason) {
        return act(transferId, "pick", "pick", List.of(), reason.getReason());
    }

    @Override
    public ResponseEntity<TransferState> shipTransfer(String transferId, TransferMove move) {
        return act(transferId, "ship", "ship", units(move.getLines()), move.getReason());
    }

    @Override
    public ResponseEntity<TransferState> receiveTransfer(String transferId, TransferReceipt receipt) {
        return act(
                transferId,
                "receive",
                "receive " + receipt.getDocument(),
                units(receipt.getLines()),
                receipt.getReason());
    }

    @Override
    public ResponseEntity<TransferState> closeTransfer(String transferId, TransferReason reason) {
        return act(transferId, "close", "close", List.of(), reason.getReason());
    }

    @Override
    public ResponseEntity<TransferState> cancelTransfer(String transferId, TransferReason reason) {
        return act(transferId, "cancel", "cancel", List.of(), reason.getReason());
    }

    private ResponseEntity<TransferState> act(
            String id, String verb, String key, List<TransferUnits> lines, @Nullable String reason) {
        var transfer = find(id).id();
        TransferView view = processes.act(
                transfer,
                verb,
                new TransferAct(
                        key, lines, Caller.current().actor(), Objects.requireNonNullElse(reason, "as planned")));
        return ResponseEntity.ok(new TransferState(
                transfer.value(), TransferStatus.valueOf(view.status().name())));
    }
}
