package dev.throughline.oms.worker.fulfillment;

import dev.throughline.oms.activities.fulfillment.Signature;
import dev.throughline.oms.api.model.HandoverRequest;
import dev.throughline.oms.worker.Amounts;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.order.HandedOver.Rest;
import dev.throughline.oms.workflows.order.UnitsOfLine;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an associate says at the counter, checked as far as that needs nobody else. */
record HandoverForm(
        String code,
        HandoverRequest.@Nullable CollectedByEnum collectedBy,
        boolean identityChecked,
        boolean ageChecked,
        List<UnitsOfLine> lines,
        @Nullable Rest rest,
        @Nullable Signature signature) {
    HandoverForm {
        lines = List.copyOf(lines);
    }

    static HandoverForm of(HandoverRequest body) {
        return new HandoverForm(
                body.getPickupCode(),
                body.getCollectedBy(),
                Boolean.TRUE.equals(body.getIdentityChecked()),
                Boolean.TRUE.equals(body.getAgeChecked()),
                body.getLines() == null ? List.of() : Amounts.units(body.getLines()),
                body.getRest() == null ? null : Rest.valueOf(body.getRest().name()),
                signature(body.getSignature()));
    }

    /** Nothing of what it says. */
    @Override
    public String toString() {
        return "HandoverForm[…]";
    }

    private static @Nullable Signature signature(@Nullable String png) {
        try {
            return png == null ? null : new Signature(Base64.getDecoder().decode(png));
        } catch (IllegalArgumentException _) {
            throw ProblemException.ofField(
                    ProblemType.INVALID_REQUEST, "signature", "must be a PNG of at most 50 kB, in base64");
        }
    }
}
