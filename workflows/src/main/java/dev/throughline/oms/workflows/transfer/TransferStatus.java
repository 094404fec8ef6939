package dev.throughline.oms.workflows.transfer;

/** Where a transfer stands. */
public enum TransferStatus {
    REQUESTED,
    PICKED,
    IN_TRANSIT,
    /** Everything that was shipped came in. */
    RECEIVED,
    /** Closed with units missing. */
    SHORT,
    /** Never shipped. */
    CANCELLED;

    public boolean isFinal() {
        return this == RECEIVED || this == SHORT || this == CANCELLED;
    }
}
