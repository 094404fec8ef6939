package dev.throughline.oms.forecast;

/** A point forecast as if it were certain: every quantile is the forecast. */
public record PointOnly(RateModel model) implements DemandModel {
    @Override
    public String label() {
        return model.label();
    }

    @Override
    public Distribution forecast(double[] demand, int horizon) {
        double mean = horizon * model.rate(demand);
        return new WeightedSample(mean, new double[] {mean}, new double[] {1});
    }
}
