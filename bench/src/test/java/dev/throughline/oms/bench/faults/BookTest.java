package dev.throughline.oms.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.bench.faults.Book.Answer;
import org.junit.jupiter.api.Test;

class BookTest {
    private static final Answer ACCEPTED = new Answer("ord_a", "TL-1", 500, null);

    private final Book book = new Book();

    @Test
    void hasNothingAgainstARepeatedAnswer() {
        book.answered("k1", ACCEPTED);
        book.answered("k1", ACCEPTED);
        book.answered("k2", Answer.refused("out-of-stock"));
        book.answered("k2", Answer.refused("out-of-stock"));

        assertThat(book.violations()).isEmpty();
    }

    @Test
    void findsAnAcceptedOrderThatIsRefusedWhenAskedAgain() {
        book.answered("k1", ACCEPTED);
        book.answered("k1", Answer.refused("payment-declined"));

        assertThat(book.violations()).singleElement().asString().contains("k1", "ord_a", "payment-declined");
    }

    @Test
    void findsACheckoutThatBecameTwoOrders() {
        book.answered("k1", ACCEPTED);
        book.answered("k1", new Answer("ord_b", "TL-2", 500, null));

        assertThat(book.violations()).singleElement().asString().contains("ord_a", "ord_b");
    }

    @Test
    void findsAnOrderThatAnswersTwoCheckouts() {
        book.answered("k1", ACCEPTED);
        book.answered("k2", ACCEPTED);

        assertThat(book.violations()).singleElement().asString().contains("two checkouts", "k1", "k2");
    }
}
