package dev.throughline.oms.forecast;

/** A forecast with its uncertainty: the distribution of the demand over the next periods. */
public interface DemandModel {
    /** Short, stable; it is stored beside forecasts. */
    String label();

    /**
     * The demand over the next {@code horizon} periods together.
     *
     * @param demand units per period, oldest first, none negative, at least one
     * @param horizon at least 1
     */
    Distribution forecast(double[] demand, int horizon);
}
