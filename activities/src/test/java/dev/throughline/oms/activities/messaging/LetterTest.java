package dev.throughline.oms.activities.messaging;

import static dev.throughline.oms.testing.SampleCheckouts.contact;
import static dev.throughline.oms.testing.SampleCheckouts.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.inventory.PostalAddress;
import dev.throughline.oms.activities.messaging.Consignments.Consignment;
import dev.throughline.oms.activities.messaging.Messages.About;
import dev.throughline.oms.activities.messaging.Messages.Message;
import dev.throughline.oms.activities.messaging.Messages.State;
import dev.throughline.oms.activities.messaging.Messages.Times;
import dev.throughline.oms.activities.messaging.PickupCodes.ProxyTicket;
import dev.throughline.oms.activities.messaging.PickupCodes.Ticket;
import dev.throughline.oms.activities.messaging.StoreHours.Day;
import dev.throughline.oms.activities.messaging.StoreHours.Hours;
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
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.shared.UnitState;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** What messages say. */
@DatabaseTest
class LetterTest {
    private static final Instant PROMISED = Instant.parse("2026-12-01T20:00:00Z");
    private static final Instant BEFORE = Instant.parse("2026-11-30T08:00:00Z");
    private static final About NOTHING = new About(null, null, Map.of(), null, null);
    private static final About ABOUT =
            new About(null, new Money(695, "GBP"), Map.of(1, 1), PROMISED.minus(Duration.ofDays(2)), PROMISED);
    private static final Ticket TICKET = new Ticket(
            "K7QX2M9P",
            "TL1:fo:K7QX2M9P",
            new LocationId("st-words"),
            PROMISED,
            new ProxyTicket("Sam", "PR0XYC0D", "TL1:fo:PR0XYC0D"));
    private static final Consignment CONSIGNMENT = new Consignment(false, null, "parcelbird", "PB 1/2", Map.of(1, 2));

    private final String email = unique() + "@example.org";
    private final SteppedClock clock = new SteppedClock(Clock.systemUTC().instant());

    @SuppressWarnings("NullAway.Init")
    private PostOffice post;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Locations locations;

    @Autowired
    private MessagingActivities activities;

    @Autowired
    private Messages messages;

    @Autowired
    private OrderIntake intake;

    @Autowired
    private OrderActivities orders;

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
    void aParcelsMessageWaitsForTheCarrierAndThenSaysWhereItCanBeFollowed() throws Exception {
        var order = placed();
        var parcel = FulfillmentOrderId.of(order, 1);
        post.consignments.put(parcel, new Consignment(true, null, null, null, Map.of(1, 2)));
        activities.send(new CustomerMessage(order, "shipped", Template.SHIPPED, parcel, null));

        post.drain();
        assertThat(post.receivedBy(email)).isEmpty();
        assertThat(messages.of(order).getFirst())
                .extracting(Message::problem, Message::attempts)
                .containsExactly("the parcel has not left", 0);
        post.consignments.put(parcel, CONSIGNMENT);
        clock.advance(Duration.ofMinutes(2));
        post.drain();

        assertThat(PostOffice.plainText(received()))
                .contains(
                        "2 × MUG-1",
                        "Carrier: parcelbird, tracking number PB 1/2",
                        "https://parcelbird.example/PB+1%2F2");
    }

    @Test
    void aParcelWhoseNumberNobodySaysIsAnnouncedAllTheSame() throws Exception {
        var order = placed();
        var parcel = FulfillmentOrderId.of(order, 1);
        post.consignments.put(parcel, new Consignment(true, null, null, null, Map.of(1, 2)));
        activities.send(new CustomerMessage(order, "shipped", Template.SHIPPED, parcel, null));

        for (int hour = 0; hour < 25; hour++) {
            post.drain();
            clock.advance(Duration.ofHours(1));
        }

        assertThat(post.receivedBy(email)).hasSize(1);
        assertThat(PostOffice.plainText(received())).contains("2 × MUG-1").doesNotContain("tracking number");
    }

    @Test
    void showsTheCodeAsAPictureThatAScannerReads() throws Exception {
        var order = placed();
        var waiting = FulfillmentOrderId.of(order, 1);
        post.tickets.put(waiting, TICKET);
        activities.send(new CustomerMessage(order, "ready", Template.READY_FOR_PICKUP, waiting, null));

        post.drain();

        assertThat(PostOffice.plainText(received()))
                .contains("K7QX2M9P", "until Tuesday", "The code with which Sam collects: PR0XYC0D");
        assertThat(PostOffice.pictures(received())).containsExactly("TL1:fo:K7QX2M9P", "TL1:fo:PR0XYC0D");
    }

    @Test
    void saysWhichUnitsWereCancelledAndWhatIsStillToCome() throws Exception {
        var order = placed();
        var one = List.of(new OrderedUnits(1, new Sku("MUG-1"), 1));
        activities.send(CustomerMessage.ofUnits(order, "cancelled", Template.UNITS_CANCELLED, one));

        post.drain();

        assertThat(PostOffice.plainText(received()))
                .containsSubsequence("- 1 × MUG-1", "You still get:", "- 2 × MUG-1");
    }

    @Test
    void saysTheOldDateAndTheNewOne() throws Exception {
        var order = placed();
        activities.send(new CustomerMessage(order, "delayed", Template.DELAYED, null, null)
                .withDates(PROMISED.minus(Duration.ofDays(2)), PROMISED));

        post.drain();

        assertThat(PostOffice.plainText(received()))
                .contains("by Tuesday, 1 December 2026", "promised it by Sunday, 29 November 2026");
    }

    @ParameterizedTest
    @EnumSource(MessageKind.class)
    void hasWordsForEveryKindInEveryLanguage(MessageKind kind) throws IOException {
        var subjects = new ArrayList<String>();
        for (var language : List.of("en", "de", "fr")) {
            var story = story(kind, ABOUT, language);
            var letter = post.writer().write(story);
            show(kind, language, letter);
            subjects.add(letter.subject());
            assertThat(letter.subject() + post.writer().brief(story))
                    .contains("TL-1")
                    .doesNotContain("{", "??");
            assertThat(List.of(letter.text(), letter.html()))
                    .allSatisfy(
                            words -> assertThat(words).contains("TL-1", "Kim").doesNotContain("{", "??", " th:"));
        }
        assertThat(subjects).doesNotHaveDuplicates();
    }

    /** With {@code -Dletters=<folder>}, for looking at them. */
    private static void show(MessageKind kind, String language, Letter letter) throws IOException {
        var folder = System.getProperty("letters");
        if (folder != null) {
            var html = letter.html();
            for (var picture : letter.pictures()) {
                Files.write(
                        Path.of(folder, picture.id() + ".png"), picture.png().getByteArray());
                html = html.replace("cid:" + picture.id(), picture.id() + ".png");
            }
            Files.writeString(Path.of(folder, kind.template() + "-" + language + ".html"), html);
            Files.writeString(Path.of(folder, kind.template() + "-" + language + ".txt"), letter.text());
        }
    }

    @ParameterizedTest
    @CsvSource({"de,Ihre Bestellung TL-1", "fr,Votre commande TL-1", "ja,Your order TL-1"})
    void writesInTheContactsLanguageOrInEnglish(String language, String subject) {
        var letter = post.writer().write(story(MessageKind.ORDER_ACCEPTED, NOTHING, language));

        assertThat(letter.subject()).isEqualTo(subject);
    }

    @Test
    void saysHowMuchWasRefundedAndWhatATillSaleCame() throws Exception {
        var order = placed();
        activities.send(new CustomerMessage(order, "refund", Template.REFUNDED, null, new Money(1295, "GBP")));
        activities.send(new CustomerMessage(order, "old-refund", Template.REFUNDED, null, null));
        activities.send(new CustomerMessage(order, "receipt", Template.TILL_RECEIPT, null, new Money(2500, "GBP")));

        post.drain();

        assertThat(post.receivedBy(email).stream().map(GreenMailUtil::getWholeMessage))
                .hasSize(3)
                .anySatisfy(mail -> assertThat(mail).contains("Amount:", "12.95"))
                .anySatisfy(mail -> assertThat(mail).contains("have refunded").doesNotContain("Amount:"))
                .anySatisfy(mail -> assertThat(mail).contains("MUG-1", "Total:", "25.00"));
    }

    @Test
    void aTextMessageSaysWhereUntilWhenAndWithWhichCode() {
        assertThat(post.writer().brief(story(MessageKind.READY_FOR_PICKUP, NOTHING, "en")))
                .isEqualTo("Your order TL-1 is ready for pickup in the store st-words. Code: K7QX2M9P"
                        + " We keep it for you until Tuesday, 1 December 2026.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Telephone: +44 113 243 4444 | Opening hours until then: | Monday 30 November: 10:00–18:00 | Tuesday 1 December: closed | United Kingdom",
                "de | Telefon: +44 113 243 4444 | Öffnungszeiten bis dahin: | Montag, 30. November: 10:00–18:00 Uhr | Dienstag, 1. Dezember: geschlossen | Vereinigtes Königreich",
                "fr | Téléphone : +44 113 243 4444 | Horaires d’ouverture d’ici là : | lundi 30 novembre : 10:00–18:00 | mardi 1 décembre : fermé | Royaume-Uni"
            })
    void saysWhereAndWhenToCollect(
            String language, String phone, String opening, String open, String closed, String country) {
        var store = new LocationId("st-" + unique().substring(0, 12));
        var monday = LocalDate.of(2026, 11, 30);
        locations.put(new Location(
                store,
                "Leeds Briggate",
                Location.Kind.STORE,
                53.8,
                -1.5,
                ZoneId.of("Europe/London"),
                false,
                true,
                new PostalAddress("1 Test Street", null, "Leeds", "LS1 1AA", "GB"),
                "+441132434444"));
        try (var office = new PostOffice(beans, Clock.fixed(BEFORE, ZoneOffset.UTC), PostOffice.ALWAYS)) {
            office.hours.put(
                    store,
                    List.of(
                            new Day(monday, List.of(new Hours(LocalTime.of(10, 0), LocalTime.of(18, 0)))),
                            new Day(monday.plusDays(1), List.of())));
            for (var kind : List.of(
                    MessageKind.READY_FOR_PICKUP, MessageKind.PICKUP_REMINDER, MessageKind.PICKUP_RESCHEDULED)) {
                var story = waitingAt(store, kind, language);
                var letter = office.writer().write(story);
                for (var words : List.of(letter.text(), letter.html())) {
                    assertThat(words)
                            .as("%s in %s", kind, language)
                            .containsSubsequence(
                                    "Leeds Briggate", "1 Test Street", "LS1 1AA Leeds", country, phone, opening)
                            .containsSubsequence(opening, open, closed, "K7QX2M9P");
                }
                assertThat(office.writer().brief(story))
                        .contains("Leeds Briggate", "K7QX2M9P")
                        .doesNotContain("Test Street", "10:00", "+44");
            }
        }
    }

    @Test
    void saysNoHoursAndNoAddressOfAStoreWithout() {
        var letter = post.writer().write(story(MessageKind.READY_FOR_PICKUP, NOTHING, "en"));

        assertThat(letter.text()).contains("in the store st-words").doesNotContain("Telephone", "Opening hours");
        assertThat(letter.html()).doesNotContain("<address", "Opening hours");
    }

    @ParameterizedTest
    @CsvSource({
        "en,You ordered:,You get instead:",
        "de,Bestellt haben Sie:,Dafür erhalten Sie:",
        "fr,Vous avez commandé :,Vous recevez à la place :"
    })
    void namesWhatWasOrderedAndWhatComesInstead(String language, String ordered, String instead) {
        var given = new Consignment(false, null, null, null, Map.of(1, 1), Map.of(1, new Sku("MUG-2")));
        var substituted = post.writer().write(about(given, MessageKind.SUBSTITUTED, language));
        for (var words : List.of(substituted.text(), substituted.html())) {
            assertThat(words).containsSubsequence(ordered, "1 × MUG-1", instead, "1 × MUG-2");
        }

        assertThat(post.writer()
                        .write(about(given, MessageKind.SHIPPED, language))
                        .text())
                .as("what is in the parcel")
                .contains("1 × MUG-2")
                .doesNotContain("MUG-1");
    }

    private static Story waitingAt(LocationId store, MessageKind kind, String language) {
        var at = about(new Consignment(false, store, null, null, Map.of(1, 2)), kind, language);
        return new Story(
                at.message(),
                at.number(),
                at.checkout(),
                at.contact(),
                new Ticket(TICKET.code(), TICKET.payload(), store, PROMISED, null),
                at.consignment(),
                at.promisedBy(),
                at.states());
    }

    private static Story about(Consignment consignment, MessageKind kind, String language) {
        var story = story(kind, NOTHING, language);
        return new Story(
                story.message(),
                story.number(),
                story.checkout(),
                story.contact(),
                story.ticket(),
                consignment,
                story.promisedBy(),
                story.states());
    }

    private static Story story(MessageKind kind, About about, String language) {
        var contact = new Checkout.Contact("Kim", null, null, language, false);
        var now = Instant.EPOCH;
        var message = new Message(
                "msg_1",
                new OrderId("ord_1"),
                "cause",
                kind,
                about,
                State.PENDING,
                null,
                0,
                new Times(now, now, null),
                null,
                null);
        var ticket = kind.needsPickupCode() ? TICKET : null;
        var consignment =
                kind.needsPickupCode() ? new Consignment(false, TICKET.store(), null, null, Map.of(1, 2)) : CONSIGNMENT;
        return new Story(
                message,
                "TL-1",
                SampleCheckouts.of(contact),
                contact,
                ticket,
                consignment,
                PROMISED,
                Map.of(1, Map.of(UnitState.OPEN, 1)));
    }

    private OrderId placed() {
        return SampleCheckouts.accept(intake, orders, SampleCheckouts.of(contact(email, null)));
    }

    private MimeMessage received() throws Exception {
        return post.receivedBy(email).getFirst();
    }
}
