package dev.throughline.oms.bench.run;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.throughline.oms.bench.play.Inbox;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A mail server that takes everything and sends nothing on. Every message is a file before it is acknowledged, so that a
 * killed run loses no pickup code; a file per message, in a folder per address.
 */
final class LocalMail implements Inbox {
    private final Path messages;
    private final GreenMail server;
    private final AtomicLong next = new AtomicLong(System.currentTimeMillis());

    LocalMail(DataFolder folder, Ports ports) {
        messages = folder.folder("mail");
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(ports.smtp(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(ports.imap(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        Ports.requireFree(ports.smtp(), "the mail server");
        Ports.requireFree(ports.imap(), "the mail server");
    }

    void start() {
        server.start();
        try {
            server.loadEmails(messages);
        } catch (IOException | FolderException e) {
            throw new IllegalStateException("cannot load the messages of earlier runs from " + messages, e);
        }
        UserManager users = server.getUserManager();
        MessageDeliveryHandler toMailbox = users.getMessageDeliveryHandler();
        users.setMessageDeliveryHandler((message, address) -> keep(message, address, toMailbox));
    }

    private GreenMailUser keep(MovingMessage message, MailAddress address, MessageDeliveryHandler toMailbox)
            throws MessagingException, UserException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            message.getMessage().writeTo(content);
            write(folderOf(address.getEmail()), content.toByteArray());
        } catch (IOException e) {
            throw new MessagingException("cannot keep the message", e);
        }
        return toMailbox.handle(message, address);
    }

    private void write(Path folder, byte[] content) throws IOException {
        Files.createDirectories(folder);
        long number = next.incrementAndGet();
        Path unfinished = folder.resolve("." + number);
        try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        Files.move(unfinished, folder.resolve(number + ".eml"), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path folderOf(String address) {
        Path folder = messages.resolve(address.toLowerCase(Locale.ROOT))
                .resolve("INBOX")
                .normalize();
        if (!folder.startsWith(messages)) {
            throw new IllegalArgumentException("not an address: " + address);
        }
        return folder;
    }

    @Override
    public List<String> messagesTo(String address) {
        Path folder = folderOf(address);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".eml"))
                    .sorted()
                    .map(LocalMail::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), content);
            return message.getSubject() + "\n" + MessageText.of(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("not a message: " + file, e);
        }
    }

    void stop() {
        server.stop();
    }
}
