package dev.throughline.oms.activities.shipping;

/** Why a carrier sells no label; the names never change. */
public enum CarrierRefusal {
    /** It does not know the address. A person corrects it. */
    ADDRESS_INVALID,
    /** It does not bring this parcel there, or has no such service. */
    SERVICE_UNAVAILABLE,
    /** It is too heavy or too large. */
    PARCEL_REFUSED,
    /** Our account there: no funds, no credentials, no contract. */
    ACCOUNT_REFUSED
}
