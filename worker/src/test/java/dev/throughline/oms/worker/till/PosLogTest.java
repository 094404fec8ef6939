package dev.throughline.oms.worker.till;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Shop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class PosLogTest {
    @LocalServerPort
    private int port;

    private Till till = new Till(new Api(0, null), new Shop(new Api(0, null), "", ""));

    @BeforeEach
    void openAStoreWithTenUnits() {
        till = Till.with(Api.operations(port), 10);
    }

    @Test
    void aFileSaysTheSameAsABatch() {
        var file = log(sale(1, "2", "20.00"), training(2), back(3), "<Transaction><ControlTransaction/></Transaction>");

        var answer = send(file);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("recorded").asInt()).isEqualTo(3);
        assertThat(till.onHand()).isEqualTo(9);
        assertThat(send(file).body().path("repeated").asInt()).isEqualTo(3);
        var order = answer.body().at("/results/0/order_id").asString();
        assertThat(till.api().get("/v1/orders/" + order).body().path("status").asString())
                .isEqualTo("COMPLETED");
    }

    @Test
    void whatCannotBeUnderstoodIsRejectedByTheContractsWords() {
        var answer = send(log(sale(1, "half", "20.00"), sale(2, "1", "9.999"), sale(3, "1", "10.00")));

        assertThat(answer.body().path("rejected").asInt()).as(answer.text()).isEqualTo(2);
        assertThat(answer.body().at("/results/0/errors/0/field").asString()).isEqualTo("lines[0].quantity");
        assertThat(answer.body().at("/results/1/errors/0/field").asString()).isEqualTo("lines[0].amount_minor");
        assertThat(till.onHand()).isEqualTo(9);
    }

    @Test
    void aFileWithADocumentTypeIsRefused() {
        var answer = send("<!DOCTYPE POSLog [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + log(sale(1, "1", "&x;")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed-file");
        assertThat(till.onHand()).isEqualTo(10);
    }

    @Test
    void ofABrokenFileTheBeginningIsRecordedAndTheWholeMayBeSentAgain() {
        var whole = log(sale(1, "1", "10.00"), sale(2, "1", "10.00"));

        var broken = send(whole.substring(0, whole.length() - 200));
        assertThat(broken.problem()).isEqualTo("malformed-file");
        assertThat(broken.text()).contains("1 transactions before it");
        assertThat(till.onHand()).isEqualTo(9);

        assertThat(send(whole).body().path("repeated").asInt()).isEqualTo(1);
        assertThat(till.onHand()).isEqualTo(8);
    }

    @Test
    void manyEntitiesInOneAnotherAreNotExpanded() {
        assertThat(
                        send("<!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><POSLog>&b;</POSLog>")
                                .problem())
                .isEqualTo("malformed-file");
    }

    private Answer send(String file) {
        return till.api().send("POST", "/v1/pos-transactions/poslog", file, "Content-Type", "application/xml");
    }

    private static String log(String... transactions) {
        return "<POSLog xmlns=\"http://www.nrf-arts.org/IXRetail/namespace/\">%s</POSLog>"
                .formatted(String.join("\n", transactions));
    }

    private String sale(int sequence, String quantity, String amount) {
        return transaction(sequence, "", """
                <LineItem EntryMethod="Scanned"><SequenceNumber>1</SequenceNumber>
                  <Sale ItemType="Stock"><ItemID>%s</ItemID><Quantity>%s</Quantity><ExtendedAmount>%s</ExtendedAmount></Sale>
                </LineItem>
                <LineItem VoidFlag="true"><Sale><ItemID>%s</ItemID><Quantity>1</Quantity><ExtendedAmount>1</ExtendedAmount></Sale></LineItem>
                <LineItem><Tender TenderType="Cash"><Amount>20.00</Amount></Tender></LineItem>
                """.formatted(
                        till.shop().sku(), quantity, amount, till.shop().sku()));
    }

    private String training(int sequence) {
        return transaction(
                sequence, "TrainingModeFlag=\"true\"", """
                <LineItem><Sale><ItemID>%s</ItemID><Quantity>9</Quantity><ExtendedAmount>9.00</ExtendedAmount></Sale></LineItem>
                """.formatted(till.shop().sku()));
    }

    private String back(int sequence) {
        return transaction(sequence, "", """
                <LineItem><Return><ItemID>%s</ItemID><Quantity>-1</Quantity><ExtendedAmount>-10.00</ExtendedAmount>
                  <Disposal Method="ReturnToStock"/>
                  <TransactionLink ReasonCode="Return"><WorkstationID>3</WorkstationID><BusinessDayDate>2026-03-02</BusinessDayDate>
                    <SequenceNumber>1</SequenceNumber></TransactionLink></Return></LineItem>
                """.formatted(till.shop().sku()));
    }

    private String transaction(int sequence, String flags, String items) {
        return """
                <Transaction %s><RetailStoreID>%s</RetailStoreID><WorkstationID>3</WorkstationID>
                <SequenceNumber>%d</SequenceNumber><BusinessDayDate>2026-03-02</BusinessDayDate>
                <BeginDateTime>2026-03-02T09:00:00</BeginDateTime><EndDateTime>2026-03-02T09:01:00</EndDateTime>
                <CurrencyCode>GBP</CurrencyCode>
                <RetailTransaction TransactionStatus="Totaled">%s</RetailTransaction></Transaction>
                """.formatted(flags, till.location(), sequence, items);
    }
}
