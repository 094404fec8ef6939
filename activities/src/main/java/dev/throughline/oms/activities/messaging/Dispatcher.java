package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.messaging.Consents.Clearance;
import dev.throughline.oms.activities.messaging.Draft.Dropped;
import dev.throughline.oms.activities.messaging.Draft.Later;
import dev.throughline.oms.activities.messaging.Draft.Ready;
import dev.throughline.oms.activities.messaging.Draft.ToMail;
import dev.throughline.oms.activities.messaging.Draft.ToText;
import dev.throughline.oms.activities.messaging.Messages.Message;
import dev.throughline.oms.activities.order.Checkout.MessageChannel;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Sends accepted messages; safe in several instances at once. */
@Component
class Dispatcher {
    private final MessageQueue queue;
    private final Drafts drafts;
    private final Consents consents;
    private final Mailbox mailbox;
    private final TextDesk texts;
    private final MessagingSettings settings;
    private final Clock clock;

    Dispatcher(
            MessageQueue queue,
            Drafts drafts,
            Consents consents,
            Mailbox mailbox,
            TextDesk texts,
            MessagingSettings settings,
            Clock clock) {
        this.queue = queue;
        this.drafts = drafts;
        this.consents = consents;
        this.mailbox = mailbox;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends one batch of what is due. Returns how many messages it took; 0 when there was nothing to do. */
    int round() {
        if (!settings.enabled()) {
            return 0;
        }
        var claimed = queue.claim(settings.batch(), clock.instant(), settings.lease());
        var mails = new LinkedHashMap<Message, MimeMessage>();
        for (var message : claimed) {
            try {
                handle(message, mails);
            } catch (RuntimeException | MessagingException problem) {
                retryLater(message, problem);
            }
        }
        if (!mails.isEmpty()) {
            settle(mails);
        }
        return claimed.size();
    }

    private void handle(Message message, Map<Message, MimeMessage> mails) throws MessagingException {
        switch (drafts.of(message)) {
            case Later(var why, var next) -> queue.putBack(message, why, next, false);
            case Dropped(var why) -> queue.drop(message, why, clock.instant());
            case ToMail _ when !mailbox.isOpen() -> postpone(message);
            case Ready ready -> {
                if (mayGo(message, ready)) {
                    send(message, ready, mails);
                }
            }
        }
    }

    private boolean mayGo(Message message, Ready ready) {
        var needs = ready.needs();
        var clearance = needs == null ? Clearance.CLEARED : consents.clear(message, needs);
        switch (clearance) {
            case CLEARED, TAKEN_OVER -> {}
            // It was withdrawn a moment ago: another channel may be left.
            case REFUSED -> queue.putBack(message, "consent was withdrawn", clock.instant(), false);
            case UNKNOWN -> retryLater(message, "nobody knows yet whose order it is");
        }
        return clearance == Clearance.CLEARED;
    }

    private void send(Message message, Ready ready, Map<Message, MimeMessage> mails) throws MessagingException {
        switch (ready) {
            case ToText text -> texts.send(message, text);
            case ToMail mail -> {
                if (mail.textToo()) {
                    queue.copyToText(message, clock.instant());
                }
                mails.put(message, mailbox.mail(message.id(), mail.address().value(), mail.letter()));
            }
        }
    }

    private void settle(Map<Message, MimeMessage> mails) {
        var problems = mailbox.send(mails);
        for (var message : List.copyOf(mails.keySet())) {
            var problem = problems.get(message);
            if (problem == null) {
                queue.sent(message, MessageChannel.EMAIL, clock.instant());
            } else {
                retryLater(message, problem);
            }
        }
    }

    private void retryLater(Message message, Exception problem) {
        // The kind of problem only: what mail systems say quotes the address.
        retryLater(message, problem.getClass().getSimpleName());
    }

    private void retryLater(Message message, String problem) {
        var now = clock.instant();
        if (message.times().accepted().plus(settings.retry().giveUpAfter()).isBefore(now)) {
            queue.giveUp(message, problem, now);
        } else {
            queue.putBack(message, problem, settings.retry().after(message.attempts(), now), true);
        }
    }

    /** Without a mail server there was no attempt, and nothing is ever given up. */
    private void postpone(Message message) {
        var next = clock.instant().plus(settings.retry().longestDelay());
        queue.putBack(message, "no mail server is configured", next, false);
    }
}
