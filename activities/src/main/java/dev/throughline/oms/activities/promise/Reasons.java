package dev.throughline.oms.activities.promise;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Why a date is what it is, in words for people; local times of the location. */
final class Reasons {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ROOT);

    private Reasons() {}

    static List<String> of(Leg leg, Instant asked) {
        var reasons = new ArrayList<>(work(leg.site(), leg.ready(), asked));
        reasons.add(leg.carrier().service().carrier() + " collects " + local(leg.site(), leg.handover()));
        reasons.add(
                leg.transitDays() == 0 ? "delivered the same day" : leg.transitDays() + " delivery days on the way");
        return List.copyOf(reasons);
    }

    /** Up to packed or staged. */
    static List<String> work(Site site, Site.Ready ready, Instant asked) {
        var reasons = new ArrayList<String>();
        var until = ready.cutOff().until();
        reasons.add(
                ready.cutOffPassed() ? "after the cut-off " + until + ", or closed" : "before the cut-off " + until);
        if (ready.startsAt().isAfter(asked)) {
            reasons.add("work begins " + local(site, ready.startsAt()));
        }
        reasons.add("ready " + local(site, ready.readyAt()));
        return reasons;
    }

    private static String local(Site site, Instant at) {
        return TIME.format(at.atZone(site.hours().zone()));
    }
}
