package dev.throughline.oms.activities.messaging;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends letters by SMTP; a batch goes over one connection. */
@Component
class Mailbox {
    private static final String TIMEOUT_MILLIS = "10000";
    private static final Set<String> TIMEOUTS =
            Set.of("mail.smtp.connectiontimeout", "mail.smtp.timeout", "mail.smtp.writetimeout");

    private final ObjectProvider<JavaMailSender> sender;
    private final MessagingSettings settings;

    Mailbox(ObjectProvider<JavaMailSender> sender, MessagingSettings settings) {
        this.sender = sender;
        this.settings = settings;
        sender.ifAvailable(Mailbox::limitTime);
    }

    /** Whether a mail server is configured. */
    boolean isOpen() {
        return sender.getIfAvailable() != null;
    }

    /** A mail with the message's id as its Message-ID, the same in every attempt. */
    MimeMessage mail(String messageId, String address, Letter letter) throws MessagingException {
        var from = new InternetAddress(settings.from(), true);
        var mail = new MimeMessageHelper(sender.getObject().createMimeMessage(), true, "UTF-8");
        mail.setFrom(from);
        mail.setTo(new InternetAddress(address, true));
        mail.setSubject(letter.subject());
        mail.setText(letter.text(), letter.html());
        for (var picture : letter.pictures()) {
            mail.addInline(picture.id(), picture.png(), "image/png");
        }
        var domain = from.getAddress().substring(from.getAddress().indexOf('@'));
        mail.getMimeMessage().setHeader("Message-ID", "<" + messageId + domain + ">");
        mail.getMimeMessage().setHeader("Auto-Submitted", "auto-generated");
        return mail.getMimeMessage();
    }

    /**
     * Sends what can be sent.
     *
     * @return the problems, by the key of the mail that was not sent
     */
    <K> Map<K, Exception> send(Map<K, MimeMessage> mails) {
        var problems = new LinkedHashMap<K, Exception>();
        try {
            sender.getObject().send(mails.values().toArray(MimeMessage[]::new));
        } catch (MailSendException some) {
            var failed = some.getFailedMessages();
            mails.forEach((key, mail) -> {
                var problem = failed.get(mail);
                if (problem != null) {
                    problems.put(key, problem);
                }
            });
        } catch (MailException all) {
            mails.keySet().forEach(key -> problems.put(key, all));
        }
        return problems;
    }

    /** JavaMail waits for ever unless told otherwise. */
    private static void limitTime(JavaMailSender sender) {
        if (sender instanceof JavaMailSenderImpl smtp) {
            TIMEOUTS.forEach(timeout -> smtp.getJavaMailProperties().putIfAbsent(timeout, TIMEOUT_MILLIS));
        }
    }
}
