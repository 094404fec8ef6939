package dev.throughline.oms.bench.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SerialOrderTest {
    // 10 units sold, so 6 to begin with.
    private final SalesLedger ledger =
            new SalesLedger(List.of(new SoldLine(1, "MUG", 4), new SoldLine(2, "MUG", 3), new SoldLine(3, "MUG", 3)));

    private static Answers answers(boolean... accepted) {
        // One after the other: asked at 0, 10, 20, answered at 5, 15, 25.
        return new Answers(accepted, new long[] {0, 10, 20}, new long[] {5, 15, 25});
    }

    @Test
    void takesWhatAClerkWithAListAnswers() {
        assertThat(ledger.answersInTurn()).containsExactly(true, false, false);
        assertThat(new SerialOrder(ledger, answers(true, false, false))
                        .findings()
                        .none())
                .isTrue();
    }

    @Test
    void findsWhatWasSoldTwice() {
        var findings = new SerialOrder(ledger, answers(true, true, false)).findings();
        assertThat(findings.oversold()).containsExactly("MUG");
    }

    @Test
    void findsARejectedLineThatWouldFit() {
        var findings = new SerialOrder(ledger, answers(false, true, false)).findings();
        assertThat(findings.oversold()).isEmpty();
        assertThat(findings.notSerial()).containsExactly("MUG");
    }

    @Test
    void findsARejectionForUnitsThatOnlyLaterLinesTook() {
        var findings = new SerialOrder(ledger, answers(false, true, true)).findings();
        assertThat(findings.notSerial()).isEmpty();
        assertThat(findings.notInTime()).containsExactly("MUG");
        var atOnce = new Answers(new boolean[] {false, true, true}, new long[] {0, 0, 0}, new long[] {25, 25, 25});
        assertThat(new SerialOrder(ledger, atOnce).findings().none()).isTrue();
    }

    @Test
    void readsWhatWasSoldInOrderOfDateAndLine() throws IOException {
        var file = """
                LineNo,InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
                1,1002,m1 ,"MUG, BLUE",3,2011-01-04T08:00:00,1.5,7,United Kingdom
                3,1001,M2,CUP,4,2011-01-03T08:00:00,1.5,,United Kingdom
                2,1001,M1,MUG,2,2011-01-03T08:00:00,1.5,8,United Kingdom
                4,C1004,M1,MUG,-2,2011-01-03T09:05:00,1.5,8,United Kingdom
                5,1006,POST,POSTAGE,1,2011-01-03T10:00:00,18,9,United Kingdom
                6,1007,M1,lost,5,2011-01-03T10:00:00,0,,United Kingdom
                7,1008,BANK CHARGES,charges,1,2011-01-03T10:00:00,30,9,United Kingdom
                """;
        var read = SalesLedger.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        assertThat(read.lines())
                .containsExactly(new SoldLine(2, "M1", 2), new SoldLine(3, "M2", 4), new SoldLine(1, "M1", 3));
        assertThat(read.opening()).containsEntry("M1", 3).containsEntry("M2", 2);
    }
}
