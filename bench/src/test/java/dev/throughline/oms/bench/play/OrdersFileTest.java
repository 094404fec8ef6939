package dev.throughline.oms.bench.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrdersFileTest {
    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    private static OrdersFile read(String text) throws IOException {
        return OrdersFileReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static OrdersFile retail(String... lines) throws IOException {
        return read(HEADER + String.join("\n", lines) + "\n");
    }

    @Test
    void oneInvoiceIsOneOrderAndTheSameSkuTwiceStaysTwoLines() throws IOException {
        OrdersFile file = retail(
                "1,22041,FRAME,2,2009-12-01T07:45:00,2.1,13085,United Kingdom",
                "1,22041,FRAME,3,2009-12-01T07:45:00,2.1,13085,United Kingdom",
                "2,85048,BALLS,1,2009-12-01T07:46:00,6.95,,United Kingdom");

        assertThat(file.invoices()).extracting(Invoice::number).containsExactly("1", "2");
        assertThat(file.invoices().getFirst().lines())
                .extracting(Invoice.Line::sku, Invoice.Line::quantity, Invoice.Line::source)
                .containsExactly(tuple("22041", 2, 2), tuple("22041", 3, 3));
        assertThat(file.invoices().getLast().customer()).isNull();
    }

    @Test
    void writesEverySpellingOfASkuAsOne() throws IOException {
        OrdersFile file = retail("1, 79323p ,LIGHTS,1,2009-12-01,6.75,13085,UK");

        assertThat(file.invoices().getFirst().lines().getFirst().sku()).isEqualTo("79323P");
    }

    @Test
    void reportsBadLinesWithLineAndReasonAndGoesOn() throws IOException {
        OrdersFile file = retail(
                "1,,NO CODE,1,2009-12-01,1.00,1,UK",
                "1,22041,FRAME,-4,2009-12-01,0,1,UK",
                "1,22042,FRAME,1,2009-12-01,0.0,1,UK",
                "1,M,Manual,1,2009-12-01,5,1,UK",
                "1,22043,FRAME,many,2009-12-01,5,1,UK",
                "1,22044,FRAME,1,2009-12-01,0.00001,1,UK",
                "A5,B,Adjust bad debt,1,2009-12-01,11062.06,,UK",
                "1,22045,FRAME,1,2009-12-01,5,1,UK",
                "2,D,Discount,1,2009-12-01,5,1,UK");

        assertThat(file.bad())
                .extracting(BadLine::toString)
                .containsExactly(
                        "line 2, order 1: no SKU",
                        "line 3, order 1: negative quantity (-4) without being a cancellation",
                        "line 4, order 1: price 0.0",
                        "line 5, order 1: M is a manual entry, not goods",
                        "line 6, order 1: the quantity is not a whole number",
                        "line 7, order 1: price with more than 4 decimals",
                        "line 8, order A5: B is a bad debt, not goods",
                        "line 10, order 2: D is a discount, not goods");
        assertThat(file.invoices()).extracting(Invoice::number).containsExactly("1");
        assertThat(file.skipped()).containsExactly("A5", "2");
    }

    @Test
    void takesCarriageAsTheOrdersShippingCharge() throws IOException {
        OrdersFile file = retail(
                "1,22041,FRAME,1,2009-12-01,1,1,UK",
                "1,POST,POSTAGE,2,2009-12-01,18.005,1,UK",
                "2,DOT,DOTCOM,1,2009-12-01,3,1,UK");

        assertThat(file.invoices())
                .singleElement()
                .extracting(Invoice::carriage)
                .isEqualTo(3601L);
        assertThat(file.skipped()).containsExactly("2");
    }

    @Test
    void matchesACancellationToTheLatestEarlierOrderThatHasTheUnits() throws IOException {
        OrdersFile file = retail(
                "1,22041,FRAME,5,2009-12-01T08:00:00,1,7,UK",
                "2,22041,FRAME,2,2009-12-03T08:00:00,1,7,UK",
                "3,22041,FRAME,9,2009-12-20T08:00:00,1,7,UK",
                "C4,22041,FRAME,-2,2009-12-05T09:00:00,1,7,UK",
                "C5,22041,FRAME,-2,2009-12-06T09:00:00,1,7,UK",
                "C6,22041,FRAME,-5,2009-12-07T09:00:00,1,7,UK",
                "C7,22041,FRAME,-1,2009-12-07T09:00:00,1,8,UK",
                "C8,22041,FRAME,1,2009-12-07T09:00:00,1,7,UK");

        assertThat(file.credits())
                .containsExactly(new Credit(5, "C4", "2", 1, 2, 2), new Credit(6, "C5", "1", 1, 2, 5));
        assertThat(file.bad()).extracting(BadLine::source).containsExactlyInAnyOrder(7, 8, 9);
    }

    @Test
    void readsTheSimpleFormat() throws IOException {
        OrdersFile file = read("order,sku,quantity,unit_price\nA-1,X1,3,1.005\nA-1,X2,1,2\nCASH-2,X1,1,1\n");

        assertThat(file.bad()).isEmpty();
        assertThat(file.invoices()).extracting(Invoice::number).containsExactly("A-1", "CASH-2");
        assertThat(file.invoices().getFirst().goods()).isEqualTo(302 + 200);
    }

    @Test
    void saysWhichColumnIsMissing() {
        assertThatThrownBy(() -> read("order,sku,quantity\n"))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("no column for the price");
    }

    @Test
    void roundsALineOnceHalfUp() {
        assertThat(lineTotal(3, "0.005")).isEqualTo(2);
        assertThat(lineTotal(1, "0.001")).isZero();
        assertThat(lineTotal(1, "1.005")).isEqualTo(101);
    }

    private static long lineTotal(int quantity, String price) {
        return new Invoice.Line(2, "PADS", "", quantity, new BigDecimal(price)).total();
    }

    @Test
    void playsOrReportsEveryLineOfTheExcerpt() throws IOException {
        OrdersFile file = SourceFile.open(Optional.empty()).read();
        int good = file.invoices().stream()
                .mapToInt(invoice -> invoice.lines().size())
                .sum();
        int carriageLines = 50;

        assertThat(file.lines()).isEqualTo(24815);
        assertThat(file.invoices()).hasSizeBetween(900, 1015);
        assertThat(file.credits()).hasSizeGreaterThan(200);
        assertThat(good + file.bad().size() + file.credits().size()).isEqualTo(file.lines() - carriageLines);
        assertThat(file.invoices().stream().flatMap(invoice -> invoice.lines().stream()))
                .anyMatch(line -> line.unitPrice().scale() == 3);
    }

    @Test
    void readsQuotesAndLineBreaksInFields() throws IOException {
        CsvRecords records = new CsvRecords(new StringReader("a,\"b \"\"c\"\", d\",\"e\nf\"\r\n\r\ng,,\n"));

        assertThat(records.next()).isEqualTo(new CsvRecords.CsvRecord(1, List.of("a", "b \"c\", d", "e\nf")));
        assertThat(records.next()).isEqualTo(new CsvRecords.CsvRecord(4, List.of("g", "", "")));
        assertThat(records.next()).isNull();
    }
}
