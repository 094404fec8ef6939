package dev.throughline.oms.activities.messaging;

import static dev.throughline.oms.testing.SampleCheckouts.contact;
import static dev.throughline.oms.testing.SampleCheckouts.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.throughline.oms.activities.customer.Customers;
import dev.throughline.oms.activities.messaging.Messages.Message;
import dev.throughline.oms.activities.messaging.Messages.State;
import dev.throughline.oms.activities.messaging.MessagingSettings.Retry;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.testing.SampleCheckouts;
import dev.throughline.oms.workflows.customer.CustomerActivities;
import dev.throughline.oms.workflows.messaging.CustomerMessage;
import dev.throughline.oms.workflows.messaging.CustomerMessage.Template;
import dev.throughline.oms.workflows.messaging.MessagingActivities;
import dev.throughline.oms.workflows.order.OrderActivities;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The queue is shared with other tests, so each looks only at its own order and address. */
@DatabaseTest
class MessagingTest {
    private static final Instant PROMISED = Instant.parse("2026-12-01T20:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int UNUSED_PORT = 1;

    private final String email = unique() + "@example.org";
    private final GreenMail greenMail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private final JavaMailSenderImpl smtp = new JavaMailSenderImpl();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<FulfillmentOrderId, String> codes = new HashMap<>();
    private final SteppedClock clock = new SteppedClock(Clock.systemUTC().instant());

    @Autowired
    private MessagingActivities activities;

    @Autowired
    private MessageTable messages;

    @Autowired
    private OrderIntake intake;

    @Autowired
    private OrderBook book;

    @Autowired
    private OrderActivities orders;

    @Autowired
    private Customers customers;

    @Autowired
    private CustomerActivities recognition;

    @Autowired
    private LetterWriter writer;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void openTheMailServer() {
        greenMail.start();
        smtp.setHost("127.0.0.1");
        smtp.setPort(greenMail.getSmtp().getPort());
        clock.advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void closeTheMailServer() {
        greenMail.stop();
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
        drain();
        activities.send(new CustomerMessage(order, "accepted", Template.ORDER_ACCEPTED, null, null));
        drain();

        assertThat(received()).hasSize(1);
        assertThat(only(order).state()).isEqualTo(State.SENT);
    }

    @Test
    void writesWhatWasOrderedInTextAndHtmlUnderTheMessagesId() throws Exception {
        var order = placed(contact(email, null));
        send(order, Template.ORDER_ACCEPTED);

        drain();

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

        smtp.setPort(UNUSED_PORT);
        drain();
        assertThat(messages.of(order))
                .extracting(Message::state, Message::attempts)
                .containsOnly(tuple(State.PENDING, 1));

        smtp.setPort(greenMail.getSmtp().getPort());
        drain();
        assertThat(received()).as("not before its time").isEmpty();
        clock.advance(Duration.ofSeconds(11));
        drain();
        drain();

        assertThat(received()).hasSize(2);
        assertThat(messages.of(order)).extracting(Message::state).containsOnly(State.SENT);
    }

    @Test
    void oneRefusedAddressDoesNotStopTheOthers() throws Exception {
        var refused = placed(contact("kim..canary@example.org", null));
        var order = placed(contact(email, null));
        send(refused, Template.SHIPPED);
        send(order, Template.SHIPPED);

        drain();

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
            drain(dispatcher(smtp));
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

        drain();
        assertThat(received()).as("still leased").isEmpty();
        clock.advance(LEASE.plusSeconds(1));
        drain();
        messages.decide(dead, State.FAILED, "too late", clock.instant());

        assertThat(received()).hasSize(1);
        assertThat(only(order).state()).isEqualTo(State.SENT);
    }

    @Test
    void givesUpAfterTheConfiguredTimeAndStartsAgainWhenAsked() throws Exception {
        var order = placed(contact(email, null));
        send(order, Template.SHIPPED);
        smtp.setPort(UNUSED_PORT);
        drain();
        clock.advance(Duration.ofDays(3));
        drain();

        var failed = only(order);
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.problem()).doesNotContain("@");
        assertThat(messages.failed(1000)).contains(failed);

        assertThat(messages.sendAgain(failed.id())).isTrue();
        assertThat(messages.sendAgain(failed.id())).isFalse();
        smtp.setPort(greenMail.getSmtp().getPort());
        drain();
        assertThat(received()).hasSize(1);
    }

    @Test
    void mailsStayPendingWithoutAMailServerHoweverLong() {
        var order = placed(contact(email, null));
        send(order, Template.SHIPPED);
        var closed = dispatcher(null);

        drain(closed);
        clock.advance(Duration.ofDays(30));
        drain(closed);

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

        drain();

        assertThat(List.of(only(guest), only(unknown), only(unreachable)))
                .extracting(Message::state)
                .containsOnly(State.DROPPED);
    }

    @Test
    void sendsATextMessageToAContactWithATelephoneOnly() {
        var order = placed(contact(null, "07400 123456"));
        send(order, Template.SHIPPED);

        drain();

        assertThat(only(order).state()).isEqualTo(State.SENT);
        assertThat(texts.get(only(order).id())).startsWith("+447400123456 A parcel of your order TL-");
    }

    @Test
    void writesThePickupCodeAndNothingOnceThereIsNothingToCollect() throws Exception {
        var order = placed(contact(email, null));
        var collected = FulfillmentOrderId.of(order, 1);
        var waiting = FulfillmentOrderId.of(order, 2);
        codes.put(waiting, "K7QX2M9P");
        activities.send(new CustomerMessage(order, "ready-1", Template.READY_FOR_PICKUP, collected, null));
        activities.send(new CustomerMessage(order, "ready-2", Template.READY_FOR_PICKUP, waiting, null));

        drain();

        assertThat(messages.of(order)).extracting(Message::state).containsExactly(State.DROPPED, State.SENT);
        assertThat(received()).hasSize(1);
        assertThat(GreenMailUtil.getWholeMessage(received().getFirst())).contains("K7QX2M9P");
    }

    @Test
    void sendsNoMarketingOnceConsentIsWithdrawn() throws Exception {
        var order = placed(new Checkout.Contact("Kim Canary", email, null, "en", true));
        var customer = recognition.recognize(order);
        messages.accept(order, "after-sales-1", MessageKind.AFTER_SALES, null, null);
        drain();
        customers.withdrawMarketing(customer, "ticket-1");
        messages.accept(order, "after-sales-2", MessageKind.AFTER_SALES, null, null);
        drain();

        assertThat(messages.of(order)).extracting(Message::state).containsExactly(State.SENT, State.DROPPED);
        assertThat(received()).hasSize(1);
    }

    @Test
    void escapesWhatPeopleWriteIntoTheirName() throws Exception {
        var order = placed(new Checkout.Contact("<b>Kim</b>\r\nBcc: spy@example.org", email, null, "en", false));
        send(order, Template.SHIPPED);

        drain();

        var mail = received().getFirst();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(GreenMailUtil.getWholeMessage(mail)).contains("Hello &lt;b&gt;Kim");
    }

    @Test
    void keepsNoPersonalDataWithTheMessage() {
        var order = placed(contact(email, "07400 123456"));
        send(order, Template.SHIPPED);
        smtp.setPort(UNUSED_PORT);
        drain();

        var row = jdbc.sql("SELECT m::text FROM messaging.message m WHERE order_id = ?")
                .param(order.value())
                .query((rows, _) -> rows.getString(1))
                .single();
        assertThat(row).doesNotContain("Kim", "@", "7400");
    }

    @ParameterizedTest
    @EnumSource(MessageKind.class)
    void hasWordsForEveryKindInEveryLanguage(MessageKind kind) {
        var subjects = new ArrayList<String>();
        for (var language : List.of("en", "de", "fr")) {
            var contact = new Checkout.Contact("Kim", email, null, language, false);
            var checkout = SampleCheckouts.of(contact);
            var message = message(kind, new Money(695, "GBP"));
            var letter = writer.write(message, "TL-1", checkout, contact, "CODE", PROMISED);
            subjects.add(letter.subject());
            assertThat(letter.subject() + writer.brief(message, "TL-1", checkout, contact, "CODE", PROMISED))
                    .contains("TL-1")
                    .doesNotContain("{", "??");
            assertThat(List.of(letter.text(), letter.html()))
                    .allSatisfy(
                            words -> assertThat(words).contains("TL-1", "Kim").doesNotContain("{", "??", " th:"));
        }
        assertThat(subjects).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"de,Ihre Bestellung TL-1", "fr,Votre commande TL-1", "ja,Your order TL-1"})
    void writesInTheContactsLanguageOrInEnglish(String language, String subject) {
        var contact = new Checkout.Contact("Kim", email, null, language, false);

        var letter = writer.write(
                message(MessageKind.ORDER_ACCEPTED, null), "TL-1", SampleCheckouts.of(contact), contact, null, null);

        assertThat(letter.subject()).isEqualTo(subject);
    }

    @Test
    void saysHowMuchWasRefundedAndWhatATillSaleCame() throws Exception {
        var order = placed(contact(email, null));
        activities.send(new CustomerMessage(order, "refund", Template.REFUNDED, null, new Money(1295, "GBP")));
        activities.send(new CustomerMessage(order, "old-refund", Template.REFUNDED, null, null));
        activities.send(new CustomerMessage(order, "receipt", Template.TILL_RECEIPT, null, new Money(2500, "GBP")));

        drain();

        assertThat(received()).hasSize(3);
        assertThat(received().stream().map(GreenMailUtil::getWholeMessage))
                .anySatisfy(mail -> assertThat(mail).contains("Amount:", "12.95"))
                .anySatisfy(mail -> assertThat(mail).contains("have refunded").doesNotContain("Amount:"))
                .anySatisfy(mail -> assertThat(mail).contains("MUG-1", "Total:", "25.00"));
    }

    private static Message message(MessageKind kind, @Nullable Money amount) {
        return new Message(
                "msg_1", new OrderId("ord_1"), "cause", kind, null, amount, State.PENDING, 0, Instant.EPOCH, null);
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
            var claimed = messages.claim(20, clock.instant(), LEASE);
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
        var mine = new ArrayList<MimeMessage>();
        for (var mail : greenMail.getReceivedMessages()) {
            if (Arrays.toString(mail.getRecipients(RecipientType.TO)).contains(email)) {
                mine.add(mail);
            }
        }
        return mine;
    }

    private void drain() {
        drain(dispatcher(smtp));
    }

    private static void drain(Dispatcher dispatcher) {
        int taken = 1;
        while (taken > 0) {
            taken = dispatcher.round();
        }
    }

    private Dispatcher dispatcher(@Nullable JavaMailSender sender) {
        var settings = new MessagingSettings(
                true,
                "Shop <orders@shop.example>",
                Duration.ofSeconds(1),
                20,
                LEASE,
                new Retry(Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofDays(3)));
        PickupCodes pickupCodes = fulfillmentOrder -> Optional.ofNullable(codes.get(fulfillmentOrder));
        return new Dispatcher(
                messages,
                new Drafts(intake, book, customers, pickupCodes, writer),
                new Mailbox(provider(sender), settings),
                (id, number, text) -> texts.put(id, number + " " + text),
                settings,
                clock);
    }

    private static ObjectProvider<JavaMailSender> provider(@Nullable JavaMailSender sender) {
        var beans = new StaticListableBeanFactory();
        if (sender != null) {
            beans.addBean("sender", sender);
        }
        return beans.getBeanProvider(JavaMailSender.class);
    }
}
