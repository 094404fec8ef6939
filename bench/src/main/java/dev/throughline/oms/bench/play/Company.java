package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.Places.Site;
import dev.throughline.oms.client.model.FulfillmentOrder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who works where, and how, by the seed.
 *
 * @param mine the store that is left to the person at the keyboard, if one is
 */
record Company(Map<String, WorkStyle> styles, Optional<String> mine) {
    private static final List<WorkStyle> STORES = List.of(
            WorkStyle.REJECTING,
            WorkStyle.SHORT_PICKING,
            WorkStyle.SLOW,
            WorkStyle.SLOW,
            WorkStyle.FAST,
            WorkStyle.FAST);
    private static final List<WorkStyle> WAREHOUSES = List.of(WorkStyle.FAST);

    Company {
        styles = Map.copyOf(styles);
    }

    static Company of(Places places, Chance chance, Optional<String> mine) {
        mine.filter(id -> places.stores().stream().noneMatch(store -> store.id().equals(id)))
                .ifPresent(id -> {
                    throw new SetupException("--my-store: there is no store " + id + "; there are "
                            + places.stores().stream().map(Site::id).collect(Collectors.joining(", ")) + ".");
                });
        Map<String, WorkStyle> styles = new HashMap<>();
        assign(styles, places.stores(), STORES, chance);
        assign(styles, places.warehouses(), WAREHOUSES, chance);
        return new Company(styles, mine);
    }

    /** The special ones go to those who are drawn first. */
    private static void assign(
            Map<String, WorkStyle> styles, List<Site> sites, List<WorkStyle> special, Chance chance) {
        List<Site> drawn = sites.stream()
                .sorted(Comparator.comparingDouble(
                        site -> chance.of("work style", site.id()).nextDouble()))
                .toList();
        for (int i = 0; i < drawn.size(); i++) {
            styles.put(drawn.get(i).id(), i < special.size() ? special.get(i) : WorkStyle.ORDINARY);
        }
    }

    WorkStyle at(String location) {
        return styles.getOrDefault(location, WorkStyle.ORDINARY);
    }

    boolean isMine(FulfillmentOrder work) {
        return mine.filter(work.getLocation()::equals).isPresent();
    }
}
