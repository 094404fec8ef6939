package dev.throughline.oms.worker.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

class StrictJsonTest {
    @Test
    void readsAHundredLevelsAndNoMore() {
        var mapper = StrictJson.mapper();

        assertThat(mapper.readTree("[".repeat(100) + "]".repeat(100))).isNotNull();
        assertThatThrownBy(() -> mapper.readValue("[".repeat(101) + "]".repeat(101), JsonNode.class))
                .isInstanceOf(StreamConstraintsException.class);
    }

    @Test
    void refusesKeysAndValuesThatADatabaseCannotHold() {
        var mapper = StrictJson.mapper();

        assertThat(mapper.readValue("\"a😀\"", String.class)).isEqualTo("a😀");
        for (var text : new String[] {"\"\\u0000\"", "\"\\ud83d\"", "\"\\ude00\\ud83d\""}) {
            assertThatThrownBy(() -> mapper.readValue(text, String.class)).hasMessageNotContaining("\\u");
        }
    }
}
