package dev.throughline.oms.activities.messaging;

import static dev.throughline.oms.testing.SampleCheckouts.unique;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.throughline.oms.activities.customer.ConsentPurpose;
import dev.throughline.oms.activities.customer.Customers;
import dev.throughline.oms.activities.messaging.Messages.Message;
import dev.throughline.oms.activities.messaging.Messages.State;
import dev.throughline.oms.activities.messaging.PickupCodes.Ticket;
import dev.throughline.oms.activities.messaging.SmsSender.Answer;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.Checkout.MessageChannel;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.testing.SampleCheckouts;
import dev.throughline.oms.workflows.customer.CustomerActivities;
import dev.throughline.oms.workflows.order.OrderActivities;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** By which channel messages go, and that none goes without the consent it needs. Here time is real: consent is said and looked at in one. */
@DatabaseTest
class ConsentTest {
    private static final Actor CLERK = new Actor(Actor.Kind.EMPLOYEE, "clerk");
    private static final int RACES = 10;

    private final String email = unique() + "@example.org";
    private final String phone = "+4474" + String.format("%08d", Math.floorMod(email.hashCode(), 100_000_000));

    @SuppressWarnings("NullAway.Init")
    private PostOffice post;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Messages messages;

    @Autowired
    private OrderIntake intake;

    @Autowired
    private OrderActivities orders;

    @Autowired
    private Customers customers;

    @Autowired
    private CustomerActivities recognition;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void openThePostOffice() {
        post = new PostOffice(beans, Clock.systemUTC(), PostOffice.ALWAYS);
    }

    @AfterEach
    void closeThePostOffice() {
        post.close();
    }

    @Test
    void sendsNoMarketingOnceConsentIsWithdrawn() throws Exception {
        var order = known(new Checkout.Contact("Kim Canary", email, null, "en", true));
        accept(order, MessageKind.AFTER_SALES, "1");
        post.drain();
        customers.withdraw(customers.ofOrder(order).orElseThrow(), ConsentPurpose.MARKETING, "ticket-1");
        accept(order, MessageKind.AFTER_SALES, "2");
        post.drain();

        assertThat(messages.of(order)).extracting(Message::state).containsExactly(State.SENT, State.DROPPED);
        assertThat(post.receivedBy(email)).hasSize(1);
    }

    @Test
    void sendsATextMessageToAContactWithATelephoneOnlyWhoHasAgreed() {
        var order = known(contact(null, phone, true));
        var other = known(contact(null, "+447400123457", false));
        accept(order, MessageKind.DELIVERED, "1");
        accept(other, MessageKind.DELIVERED, "1");

        post.drain();

        assertThat(only(order))
                .extracting(Message::state, Message::channel)
                .containsExactly(State.SENT, MessageChannel.SMS);
        assertThat(post.texts.get(only(order).id())).startsWith(phone + " A parcel of your order TL-");
        assertThat(only(other))
                .extracting(Message::state, Message::problem)
                .containsExactly(State.DROPPED, "no consent");
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL, true, EMAIL",
        "SMS, true, SMS",
        "SMS, false, EMAIL",
        ", true, EMAIL",
    })
    void goesByTheChannelThatTheContactNamedIfItMay(
            @Nullable MessageChannel named, boolean consents, MessageChannel used) {
        var order = known(contact(email, phone, consents, named));
        accept(order, MessageKind.DELIVERED, "1");

        post.drain();

        assertThat(only(order)).extracting(Message::state, Message::channel).containsExactly(State.SENT, used);
    }

    @Test
    void whatIsUrgentGoesAsATextMessageTooAndOnce() throws Exception {
        var order = known(contact(email, phone, true));
        var pickup = FulfillmentOrderId.of(order, 1);
        post.tickets.put(pickup, new Ticket("K7QX2M9P", "TL1", new LocationId("st-1"), null, null));
        messages.accept(order, "ready", MessageKind.READY_FOR_PICKUP, pickup, null);

        post.drain();
        post.drain();

        assertThat(post.receivedBy(email)).hasSize(1);
        assertThat(messages.of(order))
                .extracting(Message::cause, Message::channel, Message::state)
                .containsExactlyInAnyOrder(
                        tuple("ready", MessageChannel.EMAIL, State.SENT),
                        tuple("ready/sms", MessageChannel.SMS, State.SENT));
        assertThat(textsOf(order)).singleElement().asString().contains("Code: K7QX2M9P");
    }

    @Test
    void neitherWithoutConsentNorAgainstTheContactsWish() throws Exception {
        var silent = known(contact(email, phone, false));
        accept(silent, MessageKind.CHOICE_ASKED, "1");
        post.drain();
        var mailOnly = known(contact(email, phone, true, MessageChannel.EMAIL));
        accept(mailOnly, MessageKind.CHOICE_ASKED, "1");

        post.drain();

        assertThat(post.receivedBy(email)).hasSize(2);
        assertThat(textsOf(silent)).isEmpty();
        assertThat(textsOf(mailOnly)).isEmpty();
    }

    @Test
    void whoeverSaysStopToTheVendorHasWithdrawn() {
        var order = known(contact(null, phone, true));
        accept(order, MessageKind.DELIVERED, "1");
        post.answers.put(phone, Answer.OPTED_OUT);

        post.drain();

        assertThat(only(order))
                .extracting(Message::state, Message::problem)
                .containsExactly(State.DROPPED, "opted out");
        assertThat(customers.consents(customers.ofOrder(order).orElseThrow(), ConsentPurpose.SMS))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"INVALID_NUMBER,invalid number", "REFUSED,refused by the vendor"})
    void whatTheVendorRefusesIsDroppedAndSaysWhy(Answer answer, String problem) {
        var order = known(contact(null, phone, true));
        accept(order, MessageKind.DELIVERED, "1");
        post.answers.put(phone, answer);

        post.drain();

        assertThat(only(order)).extracting(Message::state, Message::problem).containsExactly(State.DROPPED, problem);
    }

    @Test
    void waitsUntilSomebodyKnowsWhoseOrderItIs() {
        var order = SampleCheckouts.accept(intake, orders, SampleCheckouts.of(contact(null, phone, true)));
        accept(order, MessageKind.DELIVERED, "1");
        post.drain();
        assertThat(only(order).state()).isEqualTo(State.PENDING);
        assertThat(textsOf(order)).isEmpty();

        recognition.recognize(order);
        var later = new SteppedClock(Clock.systemUTC().instant().plus(Duration.ofMinutes(1)));
        try (var office = new PostOffice(beans, later, PostOffice.ALWAYS)) {
            office.drain();
            assertThat(office.texts).containsKey(only(order).id());
        }
    }

    @Test
    void aResendIsAMessageOfItsOwnHoweverOftenTheSameIsAsked() throws Exception {
        var order = known(contact(email, null, false));
        accept(order, MessageKind.DELIVERED, "1");
        var first = only(order).id();
        assertThat(messages.resend(first, "k1", CLERK)).as("it waits").isEmpty();
        post.drain();
        Callable<Message> resend = () -> messages.resend(first, "k1", CLERK).orElseThrow();

        try (var threads = Executors.newFixedThreadPool(20)) {
            for (var done : threads.invokeAll(Collections.nCopies(20, resend))) {
                assertThat(done.get().resentFrom()).isEqualTo(first);
            }
        }
        post.drain();
        assertThat(post.receivedBy(email)).hasSize(2);
        messages.resend(first, "k2", CLERK);
        post.drain();

        assertThat(post.receivedBy(email)).hasSize(3);
        assertThat(jdbc.sql("SELECT count(*) FROM event.outbox WHERE order_id = ? AND type = 'oms.message.resent.v1'")
                        .param(order.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    /** Two dispatchers send while consent is withdrawn: what was cleared was cleared before, and each went once. */
    @Test
    void aWithdrawalInTheMiddleOfSendingCountsForWhateverComesAfterIt() throws Exception {
        var sent = new ArrayList<OrderId>();
        for (int race = 0; race < RACES; race++) {
            var order = known(contact(null, phone, true));
            customers.grant(customers.ofOrder(order).orElseThrow(), ConsentPurpose.SMS, "race-" + race);
            for (int cause = 0; cause < 5; cause++) {
                accept(order, MessageKind.DELIVERED, "cause-" + cause);
            }
            race(order);
            sent.add(order);
        }

        assertThat(violations())
                .noneMatch(violation -> sent.stream().anyMatch(order -> violation.contains(order.value())));
        var all = sent.stream().flatMap(order -> messages.of(order).stream()).toList();
        assertThat(all).extracting(Message::state).doesNotContain(State.PENDING);
        assertThat(all)
                .filteredOn(message -> message.state() == State.SENT)
                .allSatisfy(message -> assertThat(post.texts.get(message.id())).doesNotContain("\n"));
        assertThat(all)
                .filteredOn(message -> message.state() == State.DROPPED)
                .allSatisfy(message -> assertThat(post.texts).doesNotContainKey(message.id()));
        assertThat(all).extracting(Message::state).as("the race was one").contains(State.SENT, State.DROPPED);
    }

    /** The vendor holds the first text until the withdrawal is done, which so waits for nobody's sending. */
    private void race(OrderId order) throws Exception {
        var start = new CountDownLatch(1);
        var texting = new CompletableFuture<Boolean>();
        var withdrawn = new CompletableFuture<Boolean>();
        post.whileTexting = () -> {
            texting.complete(true);
            withdrawn.orTimeout(10, TimeUnit.SECONDS).join();
        };
        Callable<Boolean> send = () -> {
            start.await();
            PostOffice.drain(post.dispatcher());
            return true;
        };
        Callable<Boolean> withdraw = () -> {
            texting.join();
            customers.withdraw(customers.ofOrder(order).orElseThrow(), ConsentPurpose.SMS, "race");
            return withdrawn.complete(true);
        };
        try (var threads = Executors.newFixedThreadPool(3)) {
            var done = List.of(threads.submit(send), threads.submit(send), threads.submit(withdraw));
            start.countDown();
            for (var one : done) {
                assertThat(one.get()).isTrue();
            }
        }
        post.drain();
    }

    @Test
    @Transactional
    void theCheckerFindsWhatWasSentWithoutConsent() throws Exception {
        var order = known(contact(null, phone, true));
        accept(order, MessageKind.DELIVERED, "never looked at");
        accept(order, MessageKind.DELIVERED, "withdrawn");
        accept(order, MessageKind.DELIVERED, "granted");
        customers.withdraw(customers.ofOrder(order).orElseThrow(), ConsentPurpose.SMS, "ticket-1");
        jdbc.sql("""
                        UPDATE messaging.message
                        SET state = 'SENT', channel = 'SMS', decided_at = now(),
                            cleared_at = CASE cause WHEN 'withdrawn' THEN now() + interval '1 hour' WHEN 'granted' THEN accepted_at END,
                            consented_at = CASE WHEN cause <> 'never looked at' THEN accepted_at - interval '1 hour' END
                        WHERE order_id = ?""").param(order.value()).update();

        assertThat(violations())
                .filteredOn(violation -> violation.contains(order.value()))
                .containsExactlyInAnyOrder(
                        order + "/never looked at was sent and consent never looked at",
                        order + "/withdrawn was sent without consent");
    }

    private List<String> violations() throws IOException {
        var file = "/reconciliation/invariants/16 no message without consent.sql";
        try (var sql = Objects.requireNonNull(ConsentTest.class.getResourceAsStream(file))) {
            return jdbc.sql(new String(sql.readAllBytes(), UTF_8))
                    .query((row, _) -> row.getString(1))
                    .list();
        }
    }

    private OrderId known(Checkout.Contact contact) {
        var order = SampleCheckouts.accept(intake, orders, SampleCheckouts.of(contact));
        recognition.recognize(order);
        return order;
    }

    private static Checkout.Contact contact(
            @Nullable String email, @Nullable String phone, boolean smsConsent, @Nullable MessageChannel... channels) {
        var named = new ArrayList<MessageChannel>();
        for (var channel : channels) {
            if (channel != null) {
                named.add(channel);
            }
        }
        return new Checkout.Contact(
                "Kim Canary", email, phone, "en", false, smsConsent, named.isEmpty() ? null : named);
    }

    private void accept(OrderId order, MessageKind kind, String cause) {
        messages.accept(order, cause, kind, null, null);
    }

    private Message only(OrderId order) {
        var all = messages.of(order);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private List<String> textsOf(OrderId order) {
        return messages.of(order).stream()
                .flatMap(message -> Stream.ofNullable(post.texts.get(message.id())))
                .toList();
    }
}
