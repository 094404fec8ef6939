package dev.throughline.oms.bench.faults;

import dev.throughline.oms.bench.faults.Book.Answer;
import dev.throughline.oms.bench.load.LoadOrder;
import dev.throughline.oms.bench.load.OrderRequests;
import dev.throughline.oms.bench.load.Tally;
import dev.throughline.oms.client.model.OrderStatus;
import dev.throughline.oms.client.model.PlaceOrderRequest;
import dev.throughline.oms.client.model.PlacedOrder;

/** Places orders as a shop does: the same key and body until there is an answer. */
final class Checkout {
    private final Instances instances;
    private final Book book;
    private final Tally tally;
    private final String run;

    /** @param run in every key */
    Checkout(Instances instances, Book book, Tally tally, String run) {
        this.instances = instances;
        this.book = book;
        this.tally = tally;
        this.run = run;
    }

    /** The first answer counts for the sums; a repeated one must be the same. */
    Answer place(LoadOrder order, String tender) throws InterruptedException {
        Answer answer = ask(order, tender);
        if (answer.isAccepted()) {
            tally.placed(order);
            if (answer.total() != order.total()) {
                book.violation(
                        "order " + answer.order() + " costs " + answer.total() + ", should cost " + order.total());
            }
        } else {
            tally.refused();
        }
        return answer;
    }

    /** Notes the answer in the book, but not in the sums. */
    Answer ask(LoadOrder order, String tender) throws InterruptedException {
        String key = key(order);
        PlaceOrderRequest request = OrderRequests.of(order, tender);
        Answer answer;
        try {
            answer = Answer.accepted(instances.call(api -> decided(api.checkout.placeOrder(key, request))));
        } catch (RefusedException e) {
            answer = Answer.refused(e.problem());
        }
        book.answered(key, answer);
        return answer;
    }

    String key(LoadOrder order) {
        return run + "-" + order.number();
    }

    private static PlacedOrder decided(PlacedOrder placed) {
        if (placed.getStatus() == OrderStatus.PLACED) {
            throw new NotDecidedException("the checkout");
        }
        return placed;
    }
}
