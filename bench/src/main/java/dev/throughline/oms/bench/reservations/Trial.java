package dev.throughline.oms.bench.reservations;

/** One measurement by one instance. */
record Trial(Design design, Scenario scenario, int inFlight, long millis, long seed) {
    static Trial parse(String line) {
        var words = line.split(" ", -1);
        return new Trial(
                Design.valueOf(words[0]),
                Scenario.valueOf(words[1]),
                Integer.parseInt(words[2]),
                Long.parseLong(words[3]),
                Long.parseLong(words[4]));
    }

    @Override
    public String toString() {
        return design + " " + scenario + " " + inFlight + " " + millis + " " + seed;
    }
}
