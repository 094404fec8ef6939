package dev.throughline.oms.bench.faults;

import dev.throughline.oms.bench.faults.Book.Answer;
import dev.throughline.oms.bench.load.LoadOrder;
import dev.throughline.oms.bench.load.Tally;
import dev.throughline.oms.client.model.Cancellation;
import dev.throughline.oms.client.model.CancellationRequest;
import dev.throughline.oms.client.model.CreateReturnRequest;
import dev.throughline.oms.client.model.Disposition;
import dev.throughline.oms.client.model.LineUnits;
import dev.throughline.oms.client.model.ModelReturn;
import dev.throughline.oms.client.model.Order;
import dev.throughline.oms.client.model.OrderStatus;
import dev.throughline.oms.client.model.ReturnLineRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/** Takes an order through its course: the customer, the staff, the carrier. */
final class Driver {
    private static final Set<OrderStatus> FINAL =
            Set.of(OrderStatus.COMPLETED, OrderStatus.CANCELLED, OrderStatus.RETURNED);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final Instances instances;
    private final Checkout checkout;
    private final Staff staff;
    private final Book book;
    private final Tally tally;
    private final Counters counters;

    Driver(Instances instances, Checkout checkout, Staff staff, Book book, Tally tally, Counters counters) {
        this.instances = instances;
        this.checkout = checkout;
        this.staff = staff;
        this.book = book;
        this.tally = tally;
        this.counters = counters;
    }

    /** Returns when the order is final, refused, or left to a person; a failure is a violation in the book. */
    void play(Plan plan) {
        try {
            Answer answer = checkout.place(plan.order(), plan.tender());
            if (answer.isAccepted()) {
                follow(plan, answer.orderId());
            } else {
                refused(plan, answer);
            }
        } catch (RuntimeException e) {
            book.violation("order " + plan.order().number() + " (" + checkout.key(plan.order()) + ", "
                    + book.of(checkout.key(plan.order())).map(Answer::order).orElse("without an answer") + "): "
                    + e);
        } catch (InterruptedException e) {
            book.violation("order " + plan.order().number() + " was not finished in time");
            Thread.currentThread().interrupt();
        }
    }

    private void refused(Plan plan, Answer answer) {
        boolean expected = plan.course() == Plan.Course.DECLINED && "payment-declined".equals(answer.problem());
        if (!expected) {
            book.violation("order " + plan.order().number() + " was refused: " + answer.problem());
        }
        counters.add(Counter.DECLINED);
    }

    private void follow(Plan plan, String order) throws InterruptedException {
        switch (plan.course()) {
            case FULFILLED -> fulfil(plan, order);
            case RETURNED -> {
                fulfil(plan, order);
                bringBack(plan, order);
            }
            case CANCELLED -> cancel(plan, order);
            case LEFT -> leave(plan, order);
            case DECLINED -> book.violation("order " + order + " was accepted with a card that is declined");
        }
    }

    private void fulfil(Plan plan, String order) throws InterruptedException {
        staff.fulfil(plan, order);
        awaitFinal(order, OrderStatus.COMPLETED);
        tally.finished(plan.order());
        counters.add(Counter.FULFILLED);
    }

    private void cancel(Plan plan, String order) throws InterruptedException {
        Thread.sleep(plan.pause(0));
        CancellationRequest request = new CancellationRequest().reason("ordered by mistake");
        Cancellation answer =
                instances.call(api -> api.service.cancelOrder(order, checkout.key(plan.order()) + "-cancel", request));
        int units =
                answer.getCancelled().stream().mapToInt(LineUnits::getQuantity).sum();
        if (units != plan.order().units()) {
            book.violation("order " + order + ": " + units + " units of "
                    + plan.order().units() + " were cancelled");
        }
        awaitFinal(order, OrderStatus.CANCELLED);
        tally.cancelled(plan.order());
        counters.add(Counter.CANCELLED);
    }

    private void leave(Plan plan, String order) throws InterruptedException {
        staff.start(plan, order);
        counters.add(Counter.LEFT);
    }

    private void bringBack(Plan plan, String order) throws InterruptedException {
        Thread.sleep(plan.pause(9));
        LoadOrder.Line line = plan.order().lines().getFirst();
        CreateReturnRequest request = new CreateReturnRequest()
                .orderId(order)
                .location(plan.order().site().id())
                .reason("does not fit")
                .addLinesItem(new ReturnLineRequest()
                        .line(1)
                        .quantity(line.quantity())
                        .disposition(Disposition.RESTOCKED));
        ModelReturn answer = instances.call(
                api -> refunded(api.returns.createReturn(checkout.key(plan.order()) + "-return", request)));
        long refund = Objects.requireNonNull(answer.getRefund()).getAmountMinor();
        if (answer.getStatus() != ModelReturn.StatusEnum.REFUNDED || refund != line.quantity() * line.price()) {
            book.violation("return " + answer.getRma() + " is " + answer.getStatus() + " with " + refund
                    + ", should be " + line.quantity() * line.price());
        }
        tally.returned(plan.order(), line.quantity(), refund);
        counters.add(Counter.RETURNED);
    }

    private static ModelReturn refunded(ModelReturn answer) {
        if (answer.getStatus() == ModelReturn.StatusEnum.RECEIVED) {
            throw new NotDecidedException("the refund of " + answer.getRma());
        }
        return answer;
    }

    private void awaitFinal(String id, OrderStatus expected) throws InterruptedException {
        while (true) {
            Order order = instances.call(api -> api.service.getOrder(id));
            if (FINAL.contains(order.getStatus())) {
                if (order.getStatus() != expected) {
                    book.violation("order " + id + " became " + order.getStatus() + ", should be " + expected);
                }
                return;
            }
            Thread.sleep(LOOK_EVERY);
        }
    }
}
