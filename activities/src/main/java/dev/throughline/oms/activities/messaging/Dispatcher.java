package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.messaging.Draft.Dropped;
import dev.throughline.oms.activities.messaging.Draft.Later;
import dev.throughline.oms.activities.messaging.Draft.ToMail;
import dev.throughline.oms.activities.messaging.Draft.ToText;
import dev.throughline.oms.activities.messaging.Messages.Message;
import dev.throughline.oms.activities.messaging.Messages.State;
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
    private final Mailbox mailbox;
    private final SmsSender sms;
    private final MessagingSettings settings;
    private final Clock clock;

    Dispatcher(
            MessageQueue queue,
            Drafts drafts,
            Mailbox mailbox,
            SmsSender sms,
            MessagingSettings settings,
            Clock clock) {
        this.queue = queue;
        this.drafts = drafts;
        this.mailbox = mailbox;
        this.sms = sms;
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
            case Dropped(var why) -> queue.decide(message, State.DROPPED, why, clock.instant());
            case ToText(var number, var text) -> {
                sms.send(message.id(), number.e164(), text);
                queue.decide(message, State.SENT, null, clock.instant());
            }
            case ToMail(var address, var letter) -> {
                if (mailbox.isOpen()) {
                    mails.put(message, mailbox.mail(message.id(), address.value(), letter));
                } else {
                    postpone(message);
                }
            }
        }
    }

    private void settle(Map<Message, MimeMessage> mails) {
        var problems = mailbox.send(mails);
        for (var message : List.copyOf(mails.keySet())) {
            var problem = problems.get(message);
            if (problem == null) {
                queue.decide(message, State.SENT, null, clock.instant());
            } else {
                retryLater(message, problem);
            }
        }
    }

    private void retryLater(Message message, Exception problem) {
        var now = clock.instant();
        // The kind of problem only: what mail systems say quotes the address.
        var kind = problem.getClass().getSimpleName();
        if (message.acceptedAt().plus(settings.retry().giveUpAfter()).isBefore(now)) {
            queue.decide(message, State.FAILED, kind, now);
        } else {
            queue.putBack(message, kind, settings.retry().after(message.attempts(), now), true);
        }
    }

    /** Without a mail server there was no attempt, and nothing is ever given up. */
    private void postpone(Message message) {
        var next = clock.instant().plus(settings.retry().longestDelay());
        queue.putBack(message, "no mail server is configured", next, false);
    }
}
