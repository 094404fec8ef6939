package dev.throughline.oms.bench.demand;

import dev.throughline.oms.forecast.DemandModel;
import dev.throughline.oms.forecast.Distribution;
import dev.throughline.oms.forecast.ModelChoice;
import dev.throughline.oms.forecast.ShippedChoice;

/** The models as the application uses them: chosen for each series and origin by a backtest that ends at the origin. */
record Shipped(ModelChoice choice) implements DemandModel {
    Shipped() {
        this(ShippedChoice.get());
    }

    @Override
    public String label() {
        return "**shipped**";
    }

    @Override
    public Distribution forecast(double[] demand, int horizon) {
        return choice.forecast(demand, horizon).distribution();
    }
}
