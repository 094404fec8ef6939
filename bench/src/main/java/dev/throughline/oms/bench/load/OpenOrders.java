package dev.throughline.oms.bench.load;

import dev.throughline.oms.client.model.HandoverRequest;
import dev.throughline.oms.client.model.ReadyRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Orders that wait for their customers; any of them may come next, most of them long out of every cache. */
final class OpenOrders {
    private final Api api;
    private final OrderMix mix;
    private final OrderFlow orders;
    private final Histories histories;
    private final Tally tally;
    private final AtomicLong numbers;
    private final SplittableRandom random;
    private final List<Waiting> waiting = new ArrayList<>();

    OpenOrders(
            Api api, OrderMix mix, OrderFlow orders, Histories histories, Tally tally, AtomicLong numbers, long seed) {
        this.api = api;
        this.mix = mix;
        this.orders = orders;
        this.histories = histories;
        this.tally = tally;
        this.numbers = numbers;
        this.random = new SplittableRandom(seed);
    }

    private record Waiting(LoadOrder order, String id) {
        String work() {
            return id + ".1";
        }
    }

    /** How long each step of one round took. */
    record Round(long placeNanos, long readyNanos, long handoverNanos) {}

    /** Lets so many wait. */
    void fill(int count, int clients) throws InterruptedException {
        List<Future<Waiting>> placed = new ArrayList<>();
        try (ExecutorService hands =
                Executors.newFixedThreadPool(clients, Thread.ofVirtual().factory())) {
            for (int i = waiting.size(); i < count; i++) {
                placed.add(hands.submit(() -> ready(place())));
            }
        }
        placed.forEach(one -> waiting.add(one.resultNow()));
    }

    /** One order comes in, and the customer of another, drawn at random, collects: as many wait afterwards as before. */
    Round round() {
        long begin = System.nanoTime();
        Waiting placed = place();
        long ordered = System.nanoTime();
        ready(placed);
        long ready = System.nanoTime();
        int drawn = random.nextInt(waiting.size());
        Waiting next = waiting.set(drawn, placed);
        long called = System.nanoTime();
        handOver(next);
        return new Round(ordered - begin, ready - ordered, System.nanoTime() - called);
    }

    /** Every customer comes, so that the ledgers can be compared. */
    void collectAll(int clients) {
        try (ExecutorService hands =
                Executors.newFixedThreadPool(clients, Thread.ofVirtual().factory())) {
            waiting.forEach(one -> hands.execute(() -> handOver(one)));
        }
        waiting.forEach(one -> histories.awaitClosed(OrderFlow.workflow(one.id())));
    }

    private Waiting place() {
        LoadOrder order = mix.order(numbers.getAndAdd(2));
        return new Waiting(order, orders.place(order));
    }

    private Waiting ready(Waiting one) {
        api.staff.readyForPickup(one.work(), new ReadyRequest().stagedAt("shelf 1"));
        return one;
    }

    private void handOver(Waiting one) {
        api.counter.handOver(
                one.work(),
                new HandoverRequest()
                        .pickupCode(PickupCode.of(one.work()))
                        .collectedBy(HandoverRequest.CollectedByEnum.CUSTOMER));
        tally.finished(one.order());
    }
}
