package dev.throughline.oms.activities.messaging;

import static dev.throughline.oms.testing.SampleCheckouts.contact;
import static dev.throughline.oms.testing.SampleCheckouts.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.customer.Customers;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.messaging.Consignments.Consignment;
import dev.throughline.oms.activities.messaging.Messages.About;
import dev.throughline.oms.activities.messaging.Messages.Message;
import dev.throughline.oms.activities.messaging.Messages.State;
import dev.throughline.oms.activities.messaging.MessagingSettings.Retry;
import dev.throughline.oms.activities.messaging.PickupCodes.ProxyTicket;
import dev.throughline.oms.activities.messaging.PickupCodes.Ticket;
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
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.shared.UnitState;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.awt.image.BufferedImage;
import java.io.IOException;
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
import javax.imageio.ImageIO;
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
    private static final About NOTHING = new About(null, null, Map.of(), null, null);
    private static final About ABOUT =
            new About(null, new Money(695, "GBP"), Map.of(1, 1), PROMISED.minus(Duration.ofDays(2)), PROMISED);
    private static final LocationId STORE = new LocationId("st-words");
    private static final Ticket TICKET = new Ticket(
            "K7QX2M9P", "TL1:fo:K7QX2M9P", STORE, PROMISED, new ProxyTicket("Sam", "PR0XYC0D", "TL1:fo:PR0XYC0D"));
    private static final Consignment CONSIGNMENT = new Consignment(false, null, "parcelbird", "PB 1/2", Map.of(1, 2));
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int UNUSED_PORT = 1;

    private static final MessagingSettings SETTINGS = new MessagingSettings(
            true,
            "Shop <orders@shop.example>",
            Duration.ofSeconds(1),
            20,
            LEASE,
            Map.of("parcelbird", "https://parcelbird.example/{number}"),
            Duration.ofHours(12),
            new Retry(Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofDays(3)));

    private final String email = unique() + "@example.org";
    private final GreenMail greenMail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private final JavaMailSenderImpl smtp = new JavaMailSenderImpl();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<FulfillmentOrderId, Ticket> tickets = new HashMap<>();
    private final Map<FulfillmentOrderId, Consignment> consignments = new HashMap<>();
    private final SteppedClock clock = new SteppedClock(Clock.systemUTC().instant());

    @Autowired
    private MessagingActivities activities;

    @Autowired
    private Messages messages;

    @Autowired
    private MessageQueue queue;

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
    private Wording wording;

    @Autowired
    private Catalog catalog;

    @Autowired
    private Locations locations;

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
        queue.decide(dead, State.FAILED, "too late", clock.instant());

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
        tickets.put(waiting, TICKET);
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
            var story = story(message(kind, ABOUT), checkout, contact);
            var letter = writer().write(story);
            subjects.add(letter.subject());
            assertThat(letter.subject() + writer().brief(story))
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

        var letter = writer().write(
                        story(message(MessageKind.ORDER_ACCEPTED, NOTHING), SampleCheckouts.of(contact), contact));

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

    @Test
    void aParcelsMessageWaitsForTheCarrierAndThenSaysWhereItCanBeFollowed() throws Exception {
        var order = placed(contact(email, null));
        var parcel = FulfillmentOrderId.of(order, 1);
        consignments.put(parcel, new Consignment(true, null, null, null, Map.of(1, 2)));
        activities.send(new CustomerMessage(order, "shipped", Template.SHIPPED, parcel, null));

        drain();
        assertThat(received()).isEmpty();
        assertThat(only(order))
                .extracting(Message::problem, Message::attempts)
                .containsExactly("the parcel has not left", 0);
        consignments.put(parcel, CONSIGNMENT);
        clock.advance(Duration.ofMinutes(2));
        drain();

        assertThat(text(received().getFirst()))
                .contains(
                        "2 × MUG-1",
                        "Carrier: parcelbird, tracking number PB 1/2",
                        "https://parcelbird.example/PB+1%2F2");
    }

    @Test
    void aParcelWhoseNumberNobodySaysIsAnnouncedAllTheSame() throws Exception {
        var order = placed(contact(email, null));
        var parcel = FulfillmentOrderId.of(order, 1);
        consignments.put(parcel, new Consignment(true, null, null, null, Map.of(1, 2)));
        activities.send(new CustomerMessage(order, "shipped", Template.SHIPPED, parcel, null));

        for (int hour = 0; hour < 25; hour++) {
            drain();
            clock.advance(Duration.ofHours(1));
        }

        assertThat(received()).hasSize(1);
        assertThat(text(received().getFirst())).contains("2 × MUG-1").doesNotContain("tracking number");
    }

    @Test
    void showsTheCodeAsAPictureThatAScannerReads() throws Exception {
        var order = placed(contact(email, null));
        var waiting = FulfillmentOrderId.of(order, 1);
        tickets.put(waiting, TICKET);
        activities.send(new CustomerMessage(order, "ready", Template.READY_FOR_PICKUP, waiting, null));

        drain();

        var mail = received().getFirst();
        assertThat(text(mail)).contains("K7QX2M9P", "until Tuesday", "The code with which Sam collects: PR0XYC0D");
        assertThat(pictures(mail)).containsExactly("TL1:fo:K7QX2M9P", "TL1:fo:PR0XYC0D");
    }

    @Test
    void saysWhichUnitsWereCancelledAndWhatIsStillToCome() throws Exception {
        var order = placed(contact(email, null));
        activities.send(CustomerMessage.ofUnits(
                order, "cancelled", Template.UNITS_CANCELLED, List.of(new OrderedUnits(1, new Sku("MUG-1"), 1))));

        drain();

        assertThat(text(received().getFirst())).containsSubsequence("- 1 × MUG-1", "You still get:", "- 2 × MUG-1");
    }

    @Test
    void saysTheOldDateAndTheNewOne() throws Exception {
        var order = placed(contact(email, null));
        activities.send(new CustomerMessage(order, "delayed", Template.DELAYED, null, null)
                .withDates(PROMISED.minus(Duration.ofDays(2)), PROMISED));

        drain();

        assertThat(text(received().getFirst()))
                .contains("by Tuesday, 1 December 2026", "promised it by Sunday, 29 November 2026");
    }

    private static Message message(MessageKind kind, About about) {
        return new Message("msg_1", new OrderId("ord_1"), "cause", kind, about, State.PENDING, 0, Instant.EPOCH, null);
    }

    private static Story story(Message message, Checkout checkout, Checkout.Contact contact) {
        return new Story(
                message,
                "TL-1",
                checkout,
                contact,
                TICKET,
                CONSIGNMENT,
                PROMISED,
                Map.of(1, Map.of(UnitState.OPEN, 1)));
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
            var claimed = queue.claim(20, clock.instant(), LEASE);
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

    private static String text(Part part) throws MessagingException, IOException {
        var content = part.getContent();
        if (content instanceof Multipart parts) {
            return text(parts.getBodyPart(0));
        }
        assertThat(part.isMimeType("text/plain")).isTrue();
        return content.toString();
    }

    /** What is written in the QR codes of a mail. */
    private static List<String> pictures(Part part) throws Exception {
        var found = new ArrayList<String>();
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                found.addAll(pictures(parts.getBodyPart(i)));
            }
        } else if (part.isMimeType("image/png")) {
            found.add(textOf(ImageIO.read(part.getInputStream())));
        }
        return found;
    }

    private static String textOf(BufferedImage picture) throws ReaderException {
        int width = picture.getWidth();
        int height = picture.getHeight();
        var pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        var source = new RGBLuminanceSource(width, height, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
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
        return new Dispatcher(
                queue,
                new Drafts(
                        intake,
                        book,
                        customers,
                        new Tickets(),
                        fulfillmentOrder -> Optional.ofNullable(consignments.get(fulfillmentOrder)),
                        writer(),
                        SETTINGS,
                        clock),
                new Mailbox(provider(sender), SETTINGS),
                (id, number, text) -> texts.put(id, number + " " + text),
                SETTINGS,
                clock);
    }

    private LetterWriter writer() {
        return new LetterWriter(wording, new Facts(catalog, locations, SETTINGS));
    }

    /** What fulfillment would know. */
    private final class Tickets implements PickupCodes {
        @Override
        public Optional<String> codeFor(FulfillmentOrderId fulfillmentOrder) {
            return ticketFor(fulfillmentOrder).map(Ticket::code);
        }

        @Override
        public Optional<Ticket> ticketFor(FulfillmentOrderId fulfillmentOrder) {
            return Optional.ofNullable(tickets.get(fulfillmentOrder));
        }
    }

    private static ObjectProvider<JavaMailSender> provider(@Nullable JavaMailSender sender) {
        var beans = new StaticListableBeanFactory();
        if (sender != null) {
            beans.addBean("sender", sender);
        }
        return beans.getBeanProvider(JavaMailSender.class);
    }
}
