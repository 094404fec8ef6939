package dev.throughline.oms.forecast;

/** What the demand over a horizon may be, in units. */
public interface Distribution {
    /** The expected demand. */
    double mean();

    /**
     * The least demand that is not exceeded with this probability; never negative, never falling with p.
     *
     * @param p above 0, below 1
     */
    double quantile(double p);
}
