package dev.throughline.oms.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.bench.play.SetupException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RunTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    @Test
    void explainsItself() {
        StringWriter text = new StringWriter();

        int code = new CommandLine(new Run()).setOut(new PrintWriter(text)).execute("--help");

        assertThat(code).isZero();
        assertThat(text.toString())
                .contains("--orders=FILE", "--fresh", "--limit=N", "--no-stay", "InvoiceNo", "unit_price");
    }

    @Test
    void refusesAnUnknownOption() {
        PrintWriter unread = new PrintWriter(new StringWriter());

        assertThat(new CommandLine(new Run()).setErr(unread).execute("--frehs")).isEqualTo(2);
    }

    @Test
    void oneRunAtATimeUsesADataFolder() throws IOException {
        try (DataFolder folder = DataFolder.open(root)) {
            assertThatThrownBy(() -> DataFolder.open(folder.root()))
                    .isInstanceOf(SetupException.class)
                    .hasMessageContaining("Another ./run is using");
        }
        DataFolder.open(root).close();
    }

    @Test
    void freshDeletesTheDataAndKeepsTheTools() throws IOException {
        try (DataFolder folder = DataFolder.open(root)) {
            Files.writeString(folder.folder("postgres").resolve("x"), "data");
            Files.writeString(folder.folder("tools").resolve("temporal"), "program");

            folder.wipe();

            assertThat(root.resolve("postgres")).doesNotExist();
            assertThat(root.resolve("tools/temporal")).exists();
        }
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree(taken.getLocalPort(), "the mail server"))
                    .isInstanceOf(SetupException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("the mail server");
        }
    }

    @Test
    void endsWhatAKilledRunHasLeftAndNothingElse() throws Exception {
        try (DataFolder folder = DataFolder.open(root)) {
            ChildProcess left = ChildProcess.start("left", List.of("sleep", "300"), Map.of(), folder);
            Process other = new ProcessBuilder("sleep", "300").start();
            try {
                Files.writeString(folder.folder("pids").resolve("other"), other.pid() + " 2001-01-01T00:00:00Z\n");

                assertThat(new Leftovers(folder).end()).containsExactly("left");

                assertThat(left.isAlive()).isFalse();
                assertThat(other.isAlive()).isTrue();
                assertThat(folder.folder("pids")).isEmptyDirectory();
            } finally {
                other.destroy();
                left.stop(Duration.ofSeconds(5));
            }
        }
    }

    @Test
    void aMailOutlivesTheServerThatTookIt() throws Exception {
        try (DataFolder folder = DataFolder.open(root)) {
            Ports ports = Ports.withOffset(271);
            LocalMail mail = new LocalMail(folder, ports);
            mail.start();
            send(ports.smtp(), "Ada.Archer@example.com");
            mail.stop();

            LocalMail again = new LocalMail(folder, ports);
            again.start();
            try {
                assertThat(again.messagesTo("ada.archer@example.com"))
                        .singleElement()
                        .asString()
                        .contains("Order T-1", "Your pickup code: ABCD2345");
                assertThat(again.messagesTo("nobody@example.com")).isEmpty();
            } finally {
                again.stop();
            }
        }
    }

    private static void send(int port, String address) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("shop@example.com");
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(address));
        message.setSubject("Order T-1 is ready");
        message.setText("Your pickup code: ABCD2345");
        Transport.send(message);
    }
}
