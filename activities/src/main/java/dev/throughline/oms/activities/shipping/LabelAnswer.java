package dev.throughline.oms.activities.shipping;

import org.jspecify.annotations.Nullable;

/** What a carrier said when it was asked for a label: either a label or a refusal. */
record LabelAnswer(Parcel.@Nullable Label label, @Nullable CarrierRefusal refusal) {
    LabelAnswer {
        if ((label == null) == (refusal == null)) {
            throw new IllegalArgumentException("an answer has either a label or a refusal");
        }
    }

    static LabelAnswer sold(Parcel.Label label) {
        return new LabelAnswer(label, null);
    }

    static LabelAnswer refused(CarrierRefusal refusal) {
        return new LabelAnswer(null, refusal);
    }
}
