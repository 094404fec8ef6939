package dev.throughline.oms.activities.payment;

/**
 * What was held on a tender or taken at a till, read under its lock; amounts in minor units of its currency.
 *
 * @param key of the movement that opened it
 * @param reference the gateway's
 * @param capturing captures whose outcome is not known yet
 * @param refunding refunds whose outcome is not known yet
 */
record Authorization(
        String key,
        Source source,
        String currency,
        String reference,
        Status status,
        long amount,
        long captured,
        long voided,
        long refunded,
        long capturing,
        long refunding) {
    enum Source {
        GATEWAY,
        TILL,
        /** A person, by other means; only of money that goes back. */
        OTHER
    }

    enum Status {
        OPEN,
        /** Being voided: nothing more may be captured. */
        VOIDING,
        VOIDED
    }

    boolean isOpen() {
        return source == Source.GATEWAY && status == Status.OPEN;
    }

    long capturable() {
        return amount - captured - voided - capturing;
    }

    long refundable() {
        return captured - refunded - refunding;
    }

    long releasable() {
        return amount - captured - voided;
    }
}
