package dev.throughline.oms.forecast;

/** What a better model has to beat: no demand, and the same demand again. */
public enum BasicModel implements RateModel {
    ZERO("zero") {
        @Override
        public double[] rates(double[] demand) {
            return new double[demand.length];
        }
    },
    NAIVE("naive") {
        @Override
        public double[] rates(double[] demand) {
            return demand.clone();
        }
    };

    private final String label;

    BasicModel(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
