package dev.throughline.oms.bench.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.bench.play.Journal.ShortPick;
import dev.throughline.oms.bench.play.OpeningStock.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayStateTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void remembersOverAKill() {
        PlayState state = PlayState.create(folder.resolve("state"), Map.of("orders_in", 3L));
        List<Delivery> incoming =
                List.of(new Delivery("d", "wh", Map.of("A B", 2)), new Delivery("e", "st", Map.of("C", 1)));
        state.limit(20);
        state.replenishment(incoming);

        PlayState again = PlayState.load(folder.resolve("state")).orElseThrow();

        assertThat(again.runId()).isEqualTo(state.runId());
        assertThat(again.startedAt()).isEqualTo(state.startedAt());
        assertThat(again.limit()).isEqualTo(20);
        assertThat(again.baseline()).isEqualTo(Map.of("orders_in", 3L));
        assertThat(again.replenishment()).contains(incoming);
        assertThat(again.isFinished()).isFalse();
    }

    @Test
    void knowsThatNothingWasToComeIn() {
        PlayState state = PlayState.create(folder.resolve("state"), Map.of());
        assertThat(state.replenishment()).isEmpty();

        state.replenishment(List.of());

        assertThat(PlayState.load(folder.resolve("state")).orElseThrow().replenishment())
                .isEqualTo(Optional.of(List.of()));
    }

    @Test
    void whatOthersDidBetweenItsPartsIsNotThePlays() {
        PlayState state = PlayState.create(folder.resolve("state"), Map.of("orders_in", 3L));
        state.finish(Map.of("orders_in", 10L));

        state.reopen(Map.of("orders_in", 12L));

        assertThat(state.baseline()).isEqualTo(Map.of("orders_in", 5L));
        assertThat(state.isFinished()).isFalse();
    }

    @Test
    void aTornNoteOfAShortPickCountsForNothing() throws IOException {
        Path file = folder.resolve("journal");
        ShortPick whole = new ShortPick("ord_a.1", 2, 1, 5);
        try (Journal journal = new Journal(file)) {
            journal.note(whole);
        }
        Files.writeString(file, "ord_b.1 3 1 4", StandardOpenOption.APPEND);

        try (Journal journal = new Journal(file)) {
            assertThat(journal.all()).containsExactly(whole);
        }
    }

    @Test
    void findsTheNewestPickupCodeOfTheOrderFirst() {
        Inbox inbox = address -> List.of(
                "Order T-1 is ready\nYour pickup code: ABCD2345\n",
                "Order T-2 is ready\nYour pickup code: WXYZ-6789\n",
                "Order T-1 is ready\nYour pickup code: QRST 2222\n",
                "Order T-1 is accepted\nWe tell you when you can collect it.\n");

        assertThat(new PickupCodes(inbox).find("a@example.com", "T-1")).containsExactly("QRST 2222", "ABCD2345");
    }
}
