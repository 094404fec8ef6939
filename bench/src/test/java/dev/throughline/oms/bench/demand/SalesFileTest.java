package dev.throughline.oms.bench.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalesFileTest {
    private static final String LINES = """
            LineNo,InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            1,1001,m1,"MUG, BLUE",3,2011-01-03T08:00:00,1.5,7,United Kingdom
            2,1002,M1 ,MUG,4,2011-01-16T08:00:00,1.5,,United Kingdom
            3,1003,M1,MUG,900,2011-01-16T09:00:00,1.5,8,United Kingdom
            4,C1004,M1,MUG,-900,2011-01-16T09:05:00,1.5,8,United Kingdom
            5,C1005,M1,MUG,-4,2011-01-16T10:00:00,1.5,9,United Kingdom
            6,1006,POST,POSTAGE,1,2011-01-16T10:00:00,18,9,United Kingdom
            7,1007,M1,lost,-5,2011-01-16T10:00:00,0,,United Kingdom
            8,1008,GIFT_0001_30,voucher,1,2011-01-16T10:00:00,30,9,United Kingdom
            """;

    @TempDir
    private Path folder;

    @Test
    void countsGoodsThatWereOrderedInOneSpelling() throws IOException {
        Path file = folder.resolve("lines.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(LINES.getBytes(StandardCharsets.UTF_8));
        }
        var sales = SalesFile.read(file);
        assertThat(sales.counts()).isEqualTo(new SalesFile.Counts(8, 3, 1));
        assertThat(sales.bySku()).containsOnlyKeys("M1");
        assertThat(sales.weeks()).isEqualTo(2);
        assertThat(sales.articles().getFirst().weekly()).containsExactly(3, 4);
        assertThat(sales.without(1).articles().getFirst().weekly()).containsExactly(3);
    }
}
