package dev.throughline.oms.bench.load;

import dev.throughline.oms.bench.load.LoadOrder.Line;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The orders of a run: 70% of 1–3 lines, 25% of 4–10, 5% of 20–60; SKUs by Zipf's law with exponent 1; every second order a
 * pickup. The n-th order depends on the seed and n only, whichever client asks for it.
 */
public final class OrderMix {
    private static final int CUSTOMERS = 2000;

    private final long seed;
    private final int skus;
    private final Zipf popularity;
    private final List<Site> sites;
    private final List<Site> stores;

    public OrderMix(long seed, int skus, List<Site> sites) {
        this.seed = seed;
        this.skus = skus;
        this.popularity = new Zipf(skus, 1.0);
        this.sites = List.copyOf(sites);
        this.stores = sites.stream().filter(Site::isStore).toList();
    }

    int skus() {
        return skus;
    }

    public List<Site> sites() {
        return sites;
    }

    public LoadOrder order(long number) {
        // Neighboring seeds give unlike sequences: the generator mixes them.
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        boolean pickup = number % 2 == 1;
        List<Site> among = pickup ? stores : sites;
        Site site = among.get(random.nextInt(among.size()));
        return new LoadOrder(number, pickup, site, random.nextInt(CUSTOMERS), lines(random));
    }

    private List<Line> lines(SplittableRandom random) {
        int count = Math.min(lineCount(random), skus);
        Set<Integer> ranks = new LinkedHashSet<>();
        while (ranks.size() < count) {
            ranks.add(popularity.rank(random));
        }
        List<Line> lines = new ArrayList<>();
        ranks.forEach(rank -> lines.add(new Line(sku(rank), quantity(random), price(rank))));
        return lines;
    }

    private static int lineCount(SplittableRandom random) {
        double kind = random.nextDouble();
        if (kind < 0.70) {
            return random.nextInt(1, 4);
        }
        return kind < 0.95 ? random.nextInt(4, 11) : random.nextInt(20, 61);
    }

    private static int quantity(SplittableRandom random) {
        double kind = random.nextDouble();
        if (kind < 0.80) {
            return 1;
        }
        return kind < 0.95 ? 2 : 3;
    }

    static String sku(int rank) {
        return "BENCH-%05d".formatted(rank);
    }

    /** Of a unit, in minor units of money: £1.00 to £40.99, by rank. */
    static long price(int rank) {
        return 100 + rank * 7919L % 4000;
    }
}
