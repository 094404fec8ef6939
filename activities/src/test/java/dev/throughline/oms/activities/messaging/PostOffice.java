package dev.throughline.oms.activities.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.customer.Customers;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.messaging.Consignments.Consignment;
import dev.throughline.oms.activities.messaging.MessagingSettings.Retry;
import dev.throughline.oms.activities.messaging.PickupCodes.Ticket;
import dev.throughline.oms.activities.messaging.SmsSender.Answer;
import dev.throughline.oms.activities.messaging.SmsSender.Text;
import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionOperations;

/** Messaging as the application has it, on its database, with a mail server, a vendor of texts and a clock of its own. */
final class PostOffice implements AutoCloseable {
    static final Duration LEASE = Duration.ofMinutes(5);
    static final QuietHoursSettings ALWAYS =
            new QuietHoursSettings(false, LocalTime.MIN, LocalTime.MIN, Map.of(), Map.of(), Set.of());
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

    /** What was texted, by the message's id. */
    final Map<String, String> texts = new ConcurrentHashMap<>();
    /** What the vendor answers, by number; it sends what is not named here. */
    final Map<String, Answer> answers = new ConcurrentHashMap<>();

    final Map<FulfillmentOrderId, Ticket> tickets = new ConcurrentHashMap<>();
    final Map<FulfillmentOrderId, Consignment> consignments = new ConcurrentHashMap<>();
    /** When stores are open; nobody has said for others. */
    final Map<LocationId, List<StoreHours.Day>> hours = new ConcurrentHashMap<>();
    /** What happens while the vendor has a text in hand. */
    volatile Runnable whileTexting = () -> {};

    final MessageQueue queue;
    private final BeanFactory beans;
    private final Clock clock;
    private final QuietHoursSettings quietHours;
    private final GreenMail greenMail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private final JavaMailSenderImpl smtp = new JavaMailSenderImpl();

    PostOffice(BeanFactory beans, Clock clock, QuietHoursSettings quietHours) {
        this.beans = beans;
        this.clock = clock;
        this.quietHours = quietHours;
        queue = beans.getBean(MessageQueue.class);
        greenMail.start();
        smtp.setHost("127.0.0.1");
        open();
    }

    void open() {
        smtp.setPort(greenMail.getSmtp().getPort());
    }

    /** The mail server cannot be reached. */
    void shut() {
        smtp.setPort(UNUSED_PORT);
    }

    @Override
    public void close() {
        greenMail.stop();
    }

    /** The queue is shared with other tests: what is received is asked for by address. */
    List<MimeMessage> receivedBy(String email) throws MessagingException {
        var mine = new ArrayList<MimeMessage>();
        for (var mail : greenMail.getReceivedMessages()) {
            if (Arrays.toString(mail.getRecipients(RecipientType.TO)).contains(email)) {
                mine.add(mail);
            }
        }
        return mine;
    }

    void drain() {
        drain(dispatcher());
    }

    static void drain(Dispatcher dispatcher) {
        int taken = 1;
        while (taken > 0) {
            taken = dispatcher.round();
        }
    }

    /** Another instance. */
    Dispatcher dispatcher() {
        return dispatcher(smtp);
    }

    /** An instance without a mail server. */
    Dispatcher withoutMail() {
        return dispatcher(null);
    }

    private Dispatcher dispatcher(@Nullable JavaMailSender sender) {
        var customers = beans.getBean(Customers.class);
        var consents = new Consents(customers, queue, beans.getBean(TransactionOperations.class), clock);
        var intake = beans.getBean(OrderIntake.class);
        return new Dispatcher(
                queue,
                new Drafts(
                        intake,
                        new Stories(
                                intake,
                                beans.getBean(OrderBook.class),
                                new Tickets(),
                                id -> Optional.ofNullable(consignments.get(id))),
                        new Routes(consents),
                        consents,
                        new QuietHours(quietHours, beans.getBean(Locations.class)),
                        writer(),
                        SETTINGS,
                        clock),
                consents,
                new Mailbox(provider(sender), SETTINGS),
                new TextDesk(this::text, queue, customers, clock),
                SETTINGS,
                clock);
    }

    LetterWriter writer() {
        var locations = beans.getBean(Locations.class);
        return new LetterWriter(
                beans.getBean(Wording.class),
                new Facts(
                        beans.getBean(Catalog.class),
                        locations,
                        new StoreFacts(locations, (store, _, _) -> hours.getOrDefault(store, List.of()), clock),
                        SETTINGS));
    }

    private Answer text(Text text) {
        whileTexting.run();
        var answer = answers.getOrDefault(text.e164(), Answer.SENT);
        if (answer == Answer.SENT) {
            texts.merge(text.messageId(), text.e164() + " " + text.words(), (one, more) -> one + "\n" + more);
        }
        return answer;
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

    static String plainText(Part part) throws MessagingException, IOException {
        var content = part.getContent();
        if (content instanceof Multipart parts) {
            return plainText(parts.getBodyPart(0));
        }
        assertThat(part.isMimeType("text/plain")).isTrue();
        return content.toString();
    }

    /** What is written in the QR codes of a mail. */
    static List<String> pictures(Part part) throws MessagingException, IOException, ReaderException {
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
}
