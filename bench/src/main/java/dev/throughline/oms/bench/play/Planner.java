package dev.throughline.oms.bench.play;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.throughline.oms.bench.play.Chance.Weighted;
import dev.throughline.oms.bench.play.People.Person;
import dev.throughline.oms.bench.play.PlannedOrder.Kind;
import dev.throughline.oms.bench.play.PlannedOrder.PlannedCredit;
import dev.throughline.oms.bench.play.PlannedOrder.Shortage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Assigns what the file lacks, by seed. The words of {@link #RULES} are printed with each play. */
final class Planner {
    static final String RULES = """
            The file has no channel, place, name or means of payment; by the seed it gets:
              channel      web 45, app 20, phone 10, marketplace 10, kiosk 5, till in a store 10 (of 100; tills and pickups only
                           for orders of at most 30 lines and 500 units without carriage)
              method       pickup in the nearest store for 35 of 100 that can be, else parcels
              shortage     ship what there is 50, all or nothing 25, backorder 25
              tender       card; 1 in 100 declined, 1 without funds, 1 whose answer gets lost, 1 whose gateway times out at first
              cancelling   what the file cancels within a day, and 3 in 10 of the later: before packing; the rest comes back to
                           a store, 8 in 10 fit to be sold again
              staff        1 order in 100 on hold for a while; each location has its way: fast, slow, rejecting (12 in 100),
                           short-picking (5 lines in 100), ordinary (1 in 100 each)
              parcels      6 in 10 of at most 50 units with the simulated carrier, which goes by chances of its own: on time, late,
                           nobody at home, lost (7 in 10 sent again, else paid back); the others with one whose news people type in
              collecting   80 come, 9 send somebody, 8 ask for another day, 3 ask for a moment more and never come (of 100);
                           of what their store cannot give, half ask for the next store first, then for delivery
            Orders are placed now, not in 2009; a line's total is quantity × price rounded half up to the penny, once.
            """;

    private static final List<Weighted<String>> CHANNELS = List.of(
            new Weighted<>("web", 45),
            new Weighted<>("app", 20),
            new Weighted<>("phone", 10),
            new Weighted<>("marketplace", 10),
            new Weighted<>("kiosk", 5),
            new Weighted<>("store", 10));
    private static final List<Weighted<Shortage>> SHORTAGES = List.of(
            new Weighted<>(Shortage.SHIP_AVAILABLE, 50),
            new Weighted<>(Shortage.ALL_OR_NOTHING, 25),
            new Weighted<>(Shortage.BACKORDER, 25));
    private static final List<Weighted<String>> TENDERS = List.of(
            new Weighted<>("tok_visa", 70),
            new Weighted<>("tok_mastercard", 26),
            new Weighted<>("tok_decline", 1),
            new Weighted<>("tok_insufficient_funds", 1),
            new Weighted<>("tok_lost_answer", 1),
            new Weighted<>("tok_timeout", 1));
    private static final int MOST_LINES_CARRIED = 30;
    private static final int MOST_UNITS_CARRIED = 500;

    private final Chance chance;
    private final Places places;
    private final People people;
    private final Map<String, List<Credit>> credits;

    private Planner(OrdersFile file, Chance chance, Places places) {
        this.chance = chance;
        this.places = places;
        this.people = new People(chance, places.postcodes());
        this.credits = file.credits().stream().collect(groupingBy(Credit::invoice));
    }

    static List<PlannedOrder> plan(OrdersFile file, Chance chance, Places places) {
        Planner planner = new Planner(file, chance, places);
        return file.invoices().stream().map(planner::plan).toList();
    }

    private PlannedOrder plan(Invoice invoice) {
        Person person = people.of(invoice);
        boolean carried = invoice.carriage() == 0
                && invoice.lines().size() <= MOST_LINES_CARRIED
                && invoice.units() <= MOST_UNITS_CARRIED;
        String channel = chance.weighted(CHANNELS, "channel", invoice.number());
        Kind kind = kind(invoice, channel, carried);
        if (channel.equals("store") && kind != Kind.TILL_SALE) {
            channel = "phone";
        }
        String nearestStore = Places.nearest(places.stores(), person.home()).id();
        List<PlannedCredit> cancellations = new ArrayList<>();
        List<PlannedCredit> returns = new ArrayList<>();
        sortCredits(invoice, kind, cancellations, returns);
        return new PlannedOrder(
                invoice,
                kind,
                channel,
                person,
                kind == Kind.SHIP ? null : nearestStore,
                kind == Kind.SHIP ? stockedAt(invoice, person) : nearestStore,
                chance.weighted(SHORTAGES, "shortage", invoice.number()),
                chance.weighted(TENDERS, "tender", invoice.number()),
                cancellations,
                returns);
    }

    private Kind kind(Invoice invoice, String channel, boolean carried) {
        if (!carried || channel.equals("marketplace")) {
            return Kind.SHIP;
        }
        if (channel.equals("store")) {
            return Kind.TILL_SALE;
        }
        return chance.hits(0.35, "pickup", invoice.number()) ? Kind.PICKUP : Kind.SHIP;
    }

    /** Small parcels partly come from stores. */
    private String stockedAt(Invoice invoice, Person person) {
        boolean fromStore =
                invoice.lines().size() <= MOST_LINES_CARRIED && chance.hits(0.2, "from store", invoice.number());
        return Places.nearest(fromStore ? places.stores() : places.warehouses(), person.home())
                .id();
    }

    private void sortCredits(
            Invoice invoice, Kind kind, List<PlannedCredit> cancellations, List<PlannedCredit> returns) {
        Map<String, List<Credit>> documents = credits.getOrDefault(invoice.number(), List.of()).stream()
                .collect(groupingBy(Credit::document, LinkedHashMap::new, toList()));
        documents.forEach((document, lines) -> {
            String key = invoice.number() + " " + document;
            boolean early = lines.getFirst().days() <= 1 || chance.hits(0.3, "cancel early", key);
            if (early && kind != Kind.TILL_SALE) {
                cancellations.add(new PlannedCredit(document, null, false, lines));
            } else {
                String store = chance.pick(places.stores(), "return to", key).id();
                returns.add(new PlannedCredit(document, store, chance.hits(0.8, "restocked", key), lines));
            }
        });
    }
}
