package dev.throughline.oms.activities.exceptions;

import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import java.util.List;

/** What a person can decide about an entry; which of them depends on what went wrong. */
public enum Resolution {
    /** Seen to; nothing else changes. */
    ACKNOWLEDGE,
    /** Look for the units again. */
    SOURCE_AGAIN,
    /** The units are wanted no more. */
    CANCEL,
    /** What was lost or damaged is sent again. */
    REPLACE,
    /** What was lost or damaged is paid back. */
    REFUND,
    /** Ask the gateway again. */
    RETRY,
    /** Paid back by other means. */
    SETTLED_OTHERWISE;

    /** The ones that an entry of a kind can have. */
    public static List<Resolution> of(ExceptionKind kind) {
        return switch (kind) {
            case UNFILLABLE, SHORTAGE -> List.of(SOURCE_AGAIN, CANCEL);
            case LATE, ADDRESS_INVALID, FOUND -> List.of(ACKNOWLEDGE);
            case LOST, DAMAGED -> List.of(REPLACE, REFUND);
            case CAPTURE_FAILED -> List.of(RETRY, CANCEL);
            case REFUND_FAILED -> List.of(RETRY, SETTLED_OTHERWISE);
        };
    }
}
