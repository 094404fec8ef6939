package dev.throughline.oms.worker.feeds;

import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.StockBalance;
import dev.throughline.oms.activities.inventory.StockQuery;
import dev.throughline.oms.workflows.shared.LocationId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Balances as CSV, a page at a time while they are read: nothing larger than a page is ever kept. */
final class StockExport extends InputStream {
    private static final int PAGE = 5_000;
    private static final String[] HEADER = {
        "location",
        "sku",
        "on_hand",
        "committed",
        "held",
        "safety_stock",
        "available",
        "damaged",
        "shortage",
        "incoming"
    };

    private final Inventory inventory;
    private final @Nullable LocationId location;
    private @Nullable StockBalance last;
    private ByteArrayInputStream page = new ByteArrayInputStream(new byte[0]);
    private boolean begun;
    private boolean ended;

    /** Balances by SKU and location; each page is as it is when it is read. */
    StockExport(Inventory inventory, @Nullable LocationId location) {
        this.inventory = inventory;
        this.location = location;
    }

    @Override
    public int read() {
        while (page.available() == 0 && !ended) {
            next();
        }
        return page.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        while (page.available() == 0 && !ended) {
            next();
        }
        return page.read(into, offset, length);
    }

    private void next() {
        var balances = inventory.balances(new StockQuery(
                location == null ? null : List.of(location),
                null,
                last == null ? null : last.sku(),
                last == null ? null : last.location(),
                PAGE));
        ended = balances.size() < PAGE;
        last = balances.isEmpty() ? null : balances.getLast();
        page = new ByteArrayInputStream(write(balances).getBytes(StandardCharsets.UTF_8));
        begun = true;
    }

    private String write(List<StockBalance> balances) {
        var text = new StringBuilder();
        try (var csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            if (!begun) {
                csv.printRecord((Object[]) HEADER);
            }
            for (var balance : balances) {
                csv.printRecord(
                        balance.location(),
                        balance.sku(),
                        balance.onHand(),
                        balance.committed(),
                        balance.held(),
                        balance.safetyStock(),
                        balance.available(),
                        balance.damaged(),
                        balance.shortage(),
                        balance.incoming());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
