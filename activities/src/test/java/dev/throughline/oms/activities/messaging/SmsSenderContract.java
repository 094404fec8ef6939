package dev.throughline.oms.activities.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.messaging.SmsSender.Answer;
import dev.throughline.oms.activities.messaging.SmsSender.Text;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What holds for every vendor of text messages. */
abstract class SmsSenderContract {
    static final String NUMBER = "+447400123456";
    static final Instant ACCEPTED = Instant.parse("2026-11-28T10:00:00.5Z");

    abstract SmsSender sender();

    static Text text(boolean again) {
        return new Text("msg_1", NUMBER, "Your order is ready & waiting. Code: K7QX2M9P – “bring it”", ACCEPTED, again);
    }

    @Test
    void sendsWhatIsAsked() {
        assertThat(sender().send(text(false))).isEqualTo(Answer.SENT);
        assertThat(sender().send(text(true))).isEqualTo(Answer.SENT);
    }

    @Test
    void tellsNothingOfATextInALogLine() {
        assertThat(text(false).toString()).contains("msg_1").doesNotContain(NUMBER, "K7QX2M9P");
    }
}
