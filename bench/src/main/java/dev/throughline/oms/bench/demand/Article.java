package dev.throughline.oms.bench.demand;

import java.util.Arrays;

/** The units of one SKU, by day and by week. */
final class Article {
    private final double[] daily;
    private final double[] weekly;
    private final int firstWeek;

    /** @param daily whole weeks, oldest first */
    Article(double[] daily) {
        this.daily = daily;
        weekly = new double[daily.length / DailySales.DAYS];
        Arrays.setAll(
                weekly,
                week -> Arrays.stream(daily, week * DailySales.DAYS, (week + 1) * DailySales.DAYS)
                        .sum());
        int week = 0;
        while (week < weekly.length && weekly[week] == 0) {
            week++;
        }
        firstWeek = week;
    }

    int weeks() {
        return weekly.length;
    }

    double[] weekly() {
        return weekly.clone();
    }

    /** The days from the first of a week on. */
    double[] dailyFrom(int week) {
        return Arrays.copyOfRange(daily, week * DailySales.DAYS, daily.length);
    }

    /** The units of some weeks. */
    double units(int fromWeek, int count) {
        return Arrays.stream(weekly, fromWeek, fromWeek + count).sum();
    }

    /** The weeks before {@code origin} since the first sale: before that the article was not there. */
    double[] historyBefore(int origin) {
        return Arrays.copyOfRange(weekly, Math.min(firstWeek, origin), origin);
    }
}
