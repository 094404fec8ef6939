package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.Places.Site;
import dev.throughline.oms.client.model.CustomerMessage;
import dev.throughline.oms.client.model.ExceptionEntry;
import dev.throughline.oms.client.model.FulfillmentOrder;
import dev.throughline.oms.client.model.FulfillmentOrderPage;
import dev.throughline.oms.client.model.MessageState;
import dev.throughline.oms.client.model.TimelineEvent;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The company after its day, as the API tells it: every location, what waits for people, what customers were told. */
final class CompanySummary {
    private static final int PAGE = 200;

    private final Company company;
    private final Places places;
    private final Oms oms;
    private final PrintStream out;
    private final LocationTally tally = new LocationTally();
    private final ConcurrentLinkedQueue<CustomerMessage> messages = new ConcurrentLinkedQueue<>();

    CompanySummary(Company company, Places places, Oms oms, PrintStream out) {
        this.company = company;
        this.places = places;
        this.oms = oms;
        this.out = out;
    }

    void show(List<OrderRun> runs, int clients) throws InterruptedException {
        try (ExecutorService readers = Executors.newFixedThreadPool(
                clients, Thread.ofVirtual().name("reader-", 0).factory())) {
            for (OrderRun run : runs) {
                readers.execute(() -> run.attempt(() -> read(run)));
            }
        }
        locations();
        tally.rejections().forEach((reason, count) -> out.printf("  rejected %4d  %s%n", count, reason));
        exceptions();
        told();
    }

    private void read(OrderRun run) throws InterruptedException {
        if (run.order() == null) {
            return;
        }
        String id = Objects.requireNonNull(run.order()).getOrderId();
        List<TimelineEvent> timeline =
                oms.call(() -> oms.service.getTimeline(id)).getEvents();
        tally.add(Objects.requireNonNull(run.order()), timeline);
        messages.addAll(oms.call(() -> oms.messages.listMessages(id)).getMessages());
    }

    private void locations() throws InterruptedException {
        out.printf("%nSTORES AND WAREHOUSES%n  %-15s %-13s", "", "");
        for (LocationTally.Figure figure : LocationTally.Figure.values()) {
            out.printf("%10s", figure.words());
        }
        out.printf("%8s  %s%n", "queue", "next due");
        for (Site site : places.sites()) {
            boolean mine = company.mine().filter(site.id()::equals).isPresent();
            out.printf(
                    "  %-15s %-13s",
                    site.id(), mine ? "yours" : company.at(site.id()).words());
            for (LocationTally.Figure figure : LocationTally.Figure.values()) {
                out.printf("%10d", tally.of(site.id(), figure));
            }
            Queue queue = queue(site.id());
            out.printf("%8d  %s%n", queue.length(), queue.due() == null ? "" : queue.due());
        }
    }

    private record Queue(int length, @Nullable Instant due) {}

    private Queue queue(String location) throws InterruptedException {
        int length = 0;
        Instant due = null;
        String cursor = null;
        do {
            String from = cursor;
            FulfillmentOrderPage page =
                    oms.call(() -> oms.staff(location).listFulfillmentOrders(location, PAGE, from, null, null));
            length += page.getFulfillmentOrders().size();
            Instant earliest = page.getFulfillmentOrders().stream()
                    .map(FulfillmentOrder::getDueBy)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            due = due == null || (earliest != null && earliest.isBefore(due)) ? earliest : due;
            cursor = page.getNextCursor();
        } while (cursor != null);
        return new Queue(length, due);
    }

    private void exceptions() throws InterruptedException {
        List<ExceptionEntry> open = oms.call(
                        () -> oms.exceptions.listExceptions(PAGE, null, null, null, null, null, false, false))
                .getExceptions();
        out.println("\nWAITING FOR A PERSON" + (open.isEmpty() ? ": nothing" : ""));
        open.stream()
                .collect(Collectors.groupingBy(ExceptionEntry::getKind, TreeMap::new, Collectors.toList()))
                .forEach((kind, entries) -> out.printf(
                        "  %-16s %4d, the oldest due %s%n",
                        kind,
                        entries.size(),
                        entries.stream()
                                .map(ExceptionEntry::getDueBy)
                                .min(Comparator.naturalOrder())
                                .orElseThrow()));
    }

    private void told() {
        Map<String, Map<MessageState, Long>> kinds = messages.stream()
                .collect(Collectors.groupingBy(
                        message -> message.getKind() + (message.getChannel() == null ? "" : " " + message.getChannel()),
                        TreeMap::new,
                        Collectors.groupingBy(CustomerMessage::getState, TreeMap::new, Collectors.counting())));
        out.println("\nMESSAGES TO CUSTOMERS");
        kinds.forEach((kind, states) -> out.printf(
                "  %-26s %s%n",
                kind,
                states.entrySet().stream()
                        .map(state -> state.getKey().name().toLowerCase(Locale.ROOT) + " " + state.getValue())
                        .collect(Collectors.joining(", "))));
    }
}
