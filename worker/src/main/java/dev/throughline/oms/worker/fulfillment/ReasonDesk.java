package dev.throughline.oms.worker.fulfillment;

import dev.throughline.oms.activities.fulfillment.RejectReason;
import dev.throughline.oms.activities.fulfillment.RejectReason.StockEffect;
import dev.throughline.oms.activities.fulfillment.RejectReasons;
import dev.throughline.oms.api.model.RejectRequest;
import dev.throughline.oms.worker.fulfillment.LocationActs.Rejection;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Reads why a location turns an order down. */
@Component
class ReasonDesk {
    private final RejectReasons reasons;

    ReasonDesk(RejectReasons reasons) {
        this.reasons = reasons;
    }

    Rejection rejection(RejectRequest body) {
        boolean notFound = Boolean.TRUE.equals(body.getNotFound());
        var code = body.getReasonCode();
        if (code == null) {
            if (body.getReason() == null) {
                throw ProblemException.ofField(
                        ProblemType.INVALID_REQUEST, "reason_code", "must be given, or a reason in words");
            }
            return new Rejection(null, body.getReason(), notFound ? StockEffect.NOT_FOUND : StockEffect.NONE);
        }
        var reason = reasons.find(code)
                .filter(RejectReason::active)
                .orElseThrow(() -> ProblemException.ofField(
                        ProblemType.INVALID_REQUEST, "reason_code", "must be one of the reasons that can be given"));
        if (notFound && reason.stockEffect() != StockEffect.NOT_FOUND) {
            throw ProblemException.ofField(
                    ProblemType.INVALID_REQUEST, "not_found", "must be left out: the reason_code says it");
        }
        return new Rejection(code, Objects.requireNonNullElse(body.getReason(), reason.text()), reason.stockEffect());
    }
}
