package dev.throughline.oms.forecast;

/** A point forecast that is flat over the horizon: the demand to be expected per period. */
public interface RateModel {
    /** Short, stable; it is stored beside forecasts. */
    String label();

    /**
     * The expected demand per period, as it was known at the end of each period.
     *
     * @param demand units per period, oldest first, none negative
     * @return as many values; none negative
     */
    double[] rates(double[] demand);

    /** As known at the end of the last period; 0 without history. */
    default double rate(double[] demand) {
        return demand.length == 0 ? 0 : rates(demand)[demand.length - 1];
    }
}
