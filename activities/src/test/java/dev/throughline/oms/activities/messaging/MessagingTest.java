package dev.throughline.oms.activities.messaging;

import static dev.throughline.oms.testing.SampleCheckouts.contact;
import static dev.throughline.oms.testing.SampleCheckouts.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.icegreen.greenmail.util.GreenMailUtil;
import dev.throughline.oms.activities.messaging.Messages.Message;
import dev.throughline.oms.activities.messaging.Messages.State;
import dev.throughline.oms.activities.messaging.PickupCodes.Ticket;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.testing.SampleCheckouts;
import dev.throughline.oms.workflows.messaging.CustomerMessage;
import dev.throughline.oms.workflows.messaging.CustomerMessage.Template;
import dev.throughline.oms.workflows.messaging.MessagingActivities;
import dev.throughline.oms.workflows.order.OrderActivities;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue is shared with other tests, so each looks only at its own order and address. */
@DatabaseTest
class MessagingTest {
    private final String email = unique() + "@example.org";

    @SuppressWarnings("NullAway.Init")
    private PostOffice post;

    private final SteppedClock clock = new SteppedClock(Clock.systemUTC().instant());

    @Autowired
    private BeanFactory beans;

    @Autowired
    private MessagingActivities activities;

    @Autowired
    private Messages messages;

    @Autowired
    private OrderIntake intake;

    @Autowired
    private OrderActivities orders;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void openThePostOffice() {
        clock.advance(Duration.ofMinutes(1));
        post = new PostOffice(beans, clock, PostOffice.ALWAYS);
    }

    @AfterEach
    void closeThePostOffice() {
        post.close();
    }

    @Test
    void sendsOneMailPerCauseHoweverOftenItIsAskedTo() throws Exception {
        var order = placed(contact(email, null));
        Callable<Boolean> send = () -> {
            activities.send(new CustomerMessage(order, "accepted", Template.ORDER_ACCEPTED, null, null));
            return true;
        };

        try (var threads = Executors.newFixedThreadPool(20)) {
            for (var done : threads.invokeAll(Collections.nCopies(20, send))) {
                assertThat(done.get()).isTrue();
            }
        }
        post.drain();
        activities.send(new CustomerMessage(order, "accepted", Template.ORDER_ACCEPTED, null, null));
        post.drain();

        assertThat(received()).hasSize(1);
        assertThat(only(order).state()).isEqualTo(State.SENT);
    }

    @Test
    void writesWhatWasOrderedInTextAndHtmlUnderTheMessagesId() throws Exception {
        var order = placed(contact(email, null));
        send(order, Template.ORDER_ACCEPTED);

        post.drain();

        var mail = received().getFirst();
        var source = GreenMailUtil.getWholeMessage(mail);
        var number = intake.numberOf(order).orElseThrow();
        assertThat(mail.getSubject()).isEqualTo("Your order " + number);
        assertThat(mail.getMessageID()).isEqualTo("<" + only(order).id() + "@shop.example>");
        assertThat(source).contains("text/plain", "text/html", "Hello Kim Canary,", "2 =C3=97 MUG-1", "25.00");
    }

    @Test
    void mailsWaitForTheServerAndAreThenSentExactlyOnce() throws Exception {
        var order = placed(contact(email, null));
        send(order, Template.ORDER_ACCEPTED);
        send(order, Template.SHIPPED);

        post.shut();
        post.drain();
        assertThat(messages.of(order))
                .extracting(Message::state, Message::attempts)
                .containsOnly(tuple(State.PENDING, 1));

        post.open();
        post.drain();
        assertThat(received()).as("not before its time").isEmpty();
        clock.advance(Duration.ofSeconds(11));
        post.drain();
        post.drain();

        assertThat(received()).hasSize(2);
        assertThat(messages.of(order)).extracting(Message::state).containsOnly(State.SENT);
    }

    @Test
    void oneRefusedAddressDoesNotStopTheOthers() throws Exception {
        var refused = placed(contact("kim..canary@example.org", null));
        var order = placed(contact(email, null));
        send(refused, Template.SHIPPED);
        send(order, Template.SHIPPED);

        post.drain();

        assertThat(only(refused).state()).isEqualTo(State.PENDING);
        assertThat(only(refused).problem()).isEqualTo("AddressException");
        assertThat(received()).hasSize(1);
    }

    @Test
    void dispatchersInParallelSendEachMessageOnce() throws Exception {
        var order = placed(contact(email, null));
        for (int cause = 0; cause < 60; cause++) {
            activities.send(new CustomerMessage(order, "cause-" + cause, Template.SHIPPED, null, null));
        }
        Callable<Boolean> work = () -> {
            PostOffice.drain(post.dispatcher());
            return true;
        };

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(Collections.nCopies(4, work))) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(received()).hasSize(60);
    }

    @Test
    void anotherInstanceTakesOverWhatADeadOneHadClaimed() throws Exception {
        var order = placed(contact(email, null));
        send(order, Template.SHIPPED);
        var dead = claimUntilFound(order);

        post.drain();
        assertThat(received()).as("still leased").isEmpty();
        clock.advance(PostOffice.LEASE.plusSeconds(1));
        post.drain();
        post.queue.giveUp(dead, "too late", clock.instant());

        assertThat(received()).hasSize(1);
        assertThat(only(order).state()).isEqualTo(State.SENT);
    }

    @Test
    void givesUpAfterTheConfiguredTimeAndStartsAgainWhenAsked() throws Exception {
        var order = placed(contact(email, null));
        send(order, Template.SHIPPED);
        post.shut();
        post.drain();
        clock.advance(Duration.ofDays(3));
        post.drain();

        var failed = only(order);
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.problem()).doesNotContain("@");
        assertThat(messages.failed(1000)).contains(failed);

        assertThat(messages.sendAgain(failed.id())).isTrue();
        assertThat(messages.sendAgain(failed.id())).isFalse();
        post.open();
        post.drain();
        assertThat(received()).hasSize(1);
    }

    @Test
    void mailsStayPendingWithoutAMailServerHoweverLong() {
        var order = placed(contact(email, null));
        send(order, Template.SHIPPED);
        var closed = post.withoutMail();

        PostOffice.drain(closed);
        clock.advance(Duration.ofDays(30));
        PostOffice.drain(closed);

        assertThat(only(order).state()).isEqualTo(State.PENDING);
        assertThat(only(order).attempts()).isZero();
        assertThat(only(order).problem()).isEqualTo("no mail server is configured");
    }

    @Test
    void dropsWhatNobodyCanReceive() {
        var guest = placed(null);
        var unknown = SampleCheckouts.newOrder();
        var unreachable = placed(contact("nowhere", "12"));
        for (var order : List.of(guest, unknown, unreachable)) {
            send(order, Template.SHIPPED);
        }

        post.drain();

        assertThat(List.of(only(guest), only(unknown), only(unreachable)))
                .extracting(Message::state)
                .containsOnly(State.DROPPED);
    }

    @Test
    void writesThePickupCodeAndNothingOnceThereIsNothingToCollect() throws Exception {
        var order = placed(contact(email, null));
        var collected = FulfillmentOrderId.of(order, 1);
        var waiting = FulfillmentOrderId.of(order, 2);
        post.tickets.put(waiting, new Ticket("K7QX2M9P", "TL1", new LocationId("st-1"), null, null));
        activities.send(new CustomerMessage(order, "ready-1", Template.READY_FOR_PICKUP, collected, null));
        activities.send(new CustomerMessage(order, "ready-2", Template.READY_FOR_PICKUP, waiting, null));

        post.drain();

        assertThat(messages.of(order)).extracting(Message::state).containsExactly(State.DROPPED, State.SENT);
        assertThat(received()).hasSize(1);
        assertThat(GreenMailUtil.getWholeMessage(received().getFirst())).contains("K7QX2M9P");
    }

    @Test
    void escapesWhatPeopleWriteIntoTheirName() throws Exception {
        var order = placed(new Checkout.Contact("<b>Kim</b>\r\nBcc: spy@example.org", email, null, "en", false));
        send(order, Template.SHIPPED);

        post.drain();

        var mail = received().getFirst();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(GreenMailUtil.getWholeMessage(mail)).contains("Hello &lt;b&gt;Kim");
    }

    @Test
    void keepsNoPersonalDataWithTheMessage() {
        var order = placed(contact(email, "07400 123456"));
        send(order, Template.SHIPPED);
        post.shut();
        post.drain();

        var row = jdbc.sql("SELECT m::text FROM messaging.message m WHERE order_id = ?")
                .param(order.value())
                .query((rows, _) -> rows.getString(1))
                .single();
        assertThat(row).doesNotContain("Kim", "@", "7400");
    }

    private OrderId placed(Checkout.@Nullable Contact contact) {
        var checkout = SampleCheckouts.of(contact);
        return SampleCheckouts.accept(intake, orders, checkout);
    }

    private void send(OrderId order, Template template) {
        activities.send(new CustomerMessage(order, template.name(), template, null, null));
    }

    private Message only(OrderId order) {
        var all = messages.of(order);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private Message claimUntilFound(OrderId order) {
        while (true) {
            var claimed = post.queue.claim(20, clock.instant(), PostOffice.LEASE);
            assertThat(claimed).isNotEmpty();
            var own = claimed.stream()
                    .filter(message -> message.order().equals(order))
                    .findFirst();
            if (own.isPresent()) {
                return own.get();
            }
        }
    }

    private List<MimeMessage> received() throws MessagingException {
        return post.receivedBy(email);
    }
}
