package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.Oms.AgainException;
import dev.throughline.oms.bench.play.PlannedOrder.PlannedCredit;
import dev.throughline.oms.client.model.Cancellation;
import dev.throughline.oms.client.model.CreateReturnRequest;
import dev.throughline.oms.client.model.Disposition;
import dev.throughline.oms.client.model.ModelReturn;
import dev.throughline.oms.client.model.ReturnLineRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an order's customer cancelled or brought back, as the API confirmed it. */
final class TakenBack {
    private final Map<Integer, Integer> returned = new HashMap<>();
    private int restocked;
    private int cancelled;
    private int notTakenBack;
    private long refunded;

    void cancelled(Cancellation answer) {
        cancelled += answer.getCancelled().stream()
                .mapToInt(units -> units.getQuantity())
                .sum();
    }

    /** The body follows from what reached the customer, so that a repeat is the same. */
    void toStore(PlannedCredit credit, Handed handed, PlayContext context, String order, String key)
            throws InterruptedException {
        List<ReturnLineRequest> lines = credit.lines().stream()
                .map(line -> new ReturnLineRequest()
                        .line(line.line())
                        .quantity(take(line, handed))
                        .disposition(credit.restocked() ? Disposition.RESTOCKED : Disposition.NOT_RESTOCKED))
                .filter(line -> line.getQuantity() > 0)
                .toList();
        if (lines.isEmpty()) {
            return;
        }
        CreateReturnRequest request = new CreateReturnRequest()
                .orderId(order)
                .location(Objects.requireNonNull(credit.store()))
                .reason("brought back (" + credit.document() + ")")
                .lines(lines);
        ModelReturn answer = context.oms().call(() -> create(context.oms(), key, request));
        int units = lines.stream().mapToInt(ReturnLineRequest::getQuantity).sum();
        restocked += credit.restocked() ? units : 0;
        refunded += answer.getRefund() == null ? 0 : answer.getRefund().getAmountMinor();
    }

    private static ModelReturn create(Oms oms, String key, CreateReturnRequest request) {
        ModelReturn answer = oms.returns.createReturn(key, request);
        if (answer.getStatus() == ModelReturn.StatusEnum.RECEIVED) {
            throw new AgainException("the refund of " + answer.getRma() + " is under way");
        }
        return answer;
    }

    /** Units that this line of the file can take: no more than are with the customer. */
    private int take(Credit line, Handed handed) {
        int before = returned.getOrDefault(line.line(), 0);
        int units = Math.clamp(handed.units(line.line()) - before, 0, line.quantity());
        returned.merge(line.line(), units, Integer::sum);
        notTakenBack += line.quantity() - units;
        return units;
    }

    int returned(int line) {
        return Objects.requireNonNullElse(returned.get(line), 0);
    }

    int returned() {
        return returned.values().stream().mapToInt(Integer::intValue).sum();
    }

    int restocked() {
        return restocked;
    }

    /** Units that the customer asked to cancel, and were. */
    int cancelled() {
        return cancelled;
    }

    /** Units that the file takes back and that never reached the customer here. */
    int notTakenBack() {
        return notTakenBack;
    }

    /** In pence, as the answers said. */
    long refunded() {
        return refunded;
    }
}
