package dev.throughline.oms.bench.load;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.concurrent.atomic.AtomicLong;

/** A mail server that takes every message for everybody and soon forgets it. */
final class MailSink implements AutoCloseable {
    private static final int KEPT = 500;

    private final GreenMail server;
    private final AtomicLong taken = new AtomicLong();

    MailSink(int port) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        GreenMailUser everybody = server.setUser("everybody@example.com", "unused");
        server.getUserManager().setMessageDeliveryHandler((message, address) -> {
            forgetSometimes();
            return everybody;
        });
    }

    private void forgetSometimes() {
        if (taken.incrementAndGet() % KEPT == 0) {
            try {
                server.purgeEmailFromAllMailboxes();
            } catch (FolderException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
