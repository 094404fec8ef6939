package dev.throughline.oms.worker.fulfillment;

import dev.throughline.oms.activities.fulfillment.Signature;
import dev.throughline.oms.api.model.HandoverRequest;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What an associate says at the counter, checked as far as that needs nobody else. */
record HandoverForm(
        String code,
        HandoverRequest.@Nullable CollectedByEnum collectedBy,
        boolean identityChecked,
        boolean ageChecked,
        @Nullable Signature signature) {
    static HandoverForm of(HandoverRequest body) {
        return new HandoverForm(
                body.getPickupCode(),
                body.getCollectedBy(),
                Boolean.TRUE.equals(body.getIdentityChecked()),
                Boolean.TRUE.equals(body.getAgeChecked()),
                signature(body.getSignature()));
    }

    private static @Nullable Signature signature(byte @Nullable [] png) {
        try {
            return png == null ? null : new Signature(png);
        } catch (IllegalArgumentException _) {
            throw ProblemException.ofField(
                    ProblemType.INVALID_REQUEST, "signature", "must be a PNG of at most 50 kB, in base64");
        }
    }
}
