package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.activities.sourcing.DecisionTable.Past;
import dev.throughline.oms.activities.sourcing.Situation.Seen;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

@Service
class PastSimulations implements SourcingSimulations {
    private final DecisionTable table;
    private final Situations situations;

    PastSimulations(DecisionTable table, Situations situations) {
        this.table = table;
        this.situations = situations;
    }

    @Override
    public Simulation simulate(SourcingRules rules, Instant from, Instant before, @Nullable Place after, int limit) {
        var found = table.past(from, before, after, limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        var past = new MeasureCount();
        var tried = new MeasureCount();
        int changed = 0;
        for (var one : page) {
            var date = LocalDate.ofInstant(one.at(), ZoneOffset.UTC);
            var decided = decided(one);
            past.add(prepared(one.situation(), rules, past, date), rules, decided, date);
            var situation = prepared(one.situation(), rules, tried, date);
            var again = decideAgain(situation, rules);
            tried.add(situation, rules, again, date);
            changed += Set.copyOf(decided).equals(Set.copyOf(again)) ? 0 : 1;
        }
        var last = found.size() > limit ? page.getLast() : null;
        return new Simulation(
                page.size(),
                changed,
                past.measure(),
                tried.measure(),
                last == null ? null : new Place(last.at(), last.order().value(), last.step()));
    }

    private static List<Allocation> decided(Past past) {
        return past.decision().assignments().stream()
                .flatMap(at -> at.lines().stream().map(units -> new Allocation(at.location(), units)))
                .toList();
    }

    private static List<Allocation> decideAgain(Situation situation, SourcingRules rules) {
        var plan = Planner.plan(situation, rules);
        boolean isRefused = situation.shortagePolicy() == ShortagePolicy.ALL_OR_NOTHING
                && !plan.missing().isEmpty();
        return isRefused ? List.of() : plan.allocations();
    }

    /** What was seen then, with the day's work of this side, and with products if the rules ask for them. */
    private Situation prepared(Situation situation, SourcingRules rules, MeasureCount count, LocalDate date) {
        var skus =
                new HashSet<>(situation.lines().stream().map(OrderedUnits::sku).toList());
        List<Seen> seen = situation.candidates().stream()
                .map(one -> one.withWork(count.work(one.location(), date)))
                .toList();
        return new Situation(
                situation.method(),
                situation.shortagePolicy(),
                situation.lines(),
                seen,
                situation.outside(),
                rules.asksForProducts() ? situations.products(skus) : situation.products(),
                situation.promisedBy(),
                situation.own(),
                situation.withheld(),
                situation.store());
    }
}
