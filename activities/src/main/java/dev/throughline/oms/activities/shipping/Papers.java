package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;

/** The door for what goes with parcels on paper, as PDF (A4). */
public interface Papers {
    /** The slip that lies in the parcel, in the language of the order's contact: English, German or French. */
    byte[] packingSlip(FulfillmentOrderRecord work);

    /** What the driver signs for. */
    byte[] manifest(Manifest manifest);
}
