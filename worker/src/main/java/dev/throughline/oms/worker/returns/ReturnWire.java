package dev.throughline.oms.worker.returns;

import dev.throughline.oms.activities.order.Returns.ReturnRecord;
import dev.throughline.oms.api.model.Disposition;
import dev.throughline.oms.api.model.ModelReturn;
import dev.throughline.oms.api.model.ReturnLineRequest;
import dev.throughline.oms.worker.Amounts;

/** Returns in the contract's words. */
final class ReturnWire {
    private ReturnWire() {}

    static ModelReturn taken(ReturnRecord taken) {
        var lines = taken.lines().stream()
                .map(line -> new ReturnLineRequest(
                                line.units().line(),
                                line.units().quantity(),
                                Disposition.valueOf(line.disposition().name()))
                        .sku(line.units().sku().value()))
                .toList();
        return new ModelReturn(
                        taken.rma().value(),
                        taken.order().value(),
                        taken.location().value(),
                        ModelReturn.StatusEnum.valueOf(taken.status().name()),
                        lines)
                .receivedAt(taken.receivedAt())
                .reason(taken.reason())
                .refund(Amounts.wire(taken.refund()));
    }
}
