package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.customer.ConsentPurpose;
import dev.throughline.oms.activities.messaging.Draft.Dropped;
import dev.throughline.oms.activities.messaging.Draft.Later;
import dev.throughline.oms.activities.messaging.Draft.ToMail;
import dev.throughline.oms.activities.messaging.Draft.ToText;
import dev.throughline.oms.activities.messaging.Messages.Message;
import dev.throughline.oms.activities.messaging.Route.ByMail;
import dev.throughline.oms.activities.messaging.Route.ByText;
import dev.throughline.oms.activities.messaging.Route.Nowhere;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderIntake;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Decides at sending time whether a message may go, to whom, and what it says. */
@Component
class Drafts {
    private final OrderIntake intake;
    private final Stories stories;
    private final Routes routes;
    private final Consents consents;
    private final QuietHours quietHours;
    private final LetterWriter writer;
    private final MessagingSettings settings;
    private final Clock clock;

    Drafts(
            OrderIntake intake,
            Stories stories,
            Routes routes,
            Consents consents,
            QuietHours quietHours,
            LetterWriter writer,
            MessagingSettings settings,
            Clock clock) {
        this.intake = intake;
        this.stories = stories;
        this.routes = routes;
        this.consents = consents;
        this.quietHours = quietHours;
        this.writer = writer;
        this.settings = settings;
        this.clock = clock;
    }

    Draft of(Message message) {
        var checkout = intake.find(message.order()).orElse(null);
        var contact = checkout == null ? null : checkout.contact();
        if (checkout == null || contact == null) {
            return new Dropped("no contact");
        }
        boolean marketing = message.kind().isMarketing();
        if (marketing && !consents.mayBeInForce(message, contact, ConsentPurpose.MARKETING)) {
            return new Dropped("no consent");
        }
        return switch (routes.of(message, checkout, contact)) {
            case Nowhere(var why) -> new Dropped(why);
            case ByMail mail when !marketing -> draft(message, checkout, contact, mail);
            case Route waiting -> {
                var end = quietHours.endFor(message.kind(), checkout, clock.instant());
                yield end.isPresent()
                        ? new Later("quiet hours", end.get())
                        : draft(message, checkout, contact, waiting);
            }
        };
    }

    private Draft draft(Message message, Checkout checkout, Checkout.Contact contact, Route route) {
        var story = stories.of(message, checkout, contact);
        if (message.kind().needsPickupCode() && story.ticket() == null) {
            return new Dropped("nothing to collect");
        }
        if (message.kind().needsCarrier() && isTooEarly(story)) {
            return later(message);
        }
        return switch (route) {
            case ByMail(var address, var copyTo) -> {
                var needs = message.kind().isMarketing() ? ConsentPurpose.MARKETING : null;
                yield new ToMail(address, writer.write(story), copyTo.isPresent(), needs);
            }
            case ByText(var number) -> new ToText(number, writer.brief(story));
            case Nowhere(var why) -> new Dropped(why);
        };
    }

    private boolean isTooEarly(Story story) {
        var consignment = story.consignment();
        return consignment != null
                && consignment.awaitsCarrier()
                && story.message()
                        .times()
                        .accepted()
                        .plus(settings.waitForCarrier())
                        .isAfter(clock.instant());
    }

    /** Looks soon at first, then less often: a label is mostly printed at once, and now and then in the evening. */
    private Later later(Message message) {
        var now = clock.instant();
        var age = Duration.between(message.times().accepted(), now);
        var shortest = settings.retry().firstDelay();
        return new Later("the parcel has not left", now.plus(age.compareTo(shortest) > 0 ? age : shortest));
    }
}
